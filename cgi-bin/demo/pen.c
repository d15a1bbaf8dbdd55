#include "demo/pen.h"

#include <assert.h>
#include <math.h>
#include <stdarg.h>
#include <stdio.h>

void
svg(struct pen *p, const char *fmt, ...)
{
	char line[1024];
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(line, sizeof(line), fmt, ap);
	va_end(ap);
	assert(n >= 0 && (size_t)n < sizeof(line));
	buf_put(p->b, line, (size_t)n);
}

/* --- colours ---------------------------------------------------------------
 */

uint32_t
mix(uint32_t a, uint32_t b, double part)
{
	uint32_t out = 0;

	for (int shift = 16; shift >= 0; shift -= 8) {
		double x = a >> shift & 255, y = b >> shift & 255;

		out = out << 8 | (uint32_t)(x + (y - x) * part + 0.5);
	}
	return out;
}

uint32_t
lighter(uint32_t a, double part)
{
	return mix(a, 0xfffaf0, part);
}

uint32_t
darker(uint32_t a, double part)
{
	return mix(a, 0x1d1610, part);
}

int
light_of(uint32_t rgb)
{
	return (int)((rgb >> 16 & 255) * 3 + (rgb >> 8 & 255) * 6 +
		     (rgb & 255)) /
	       10;
}

/* --- document --------------------------------------------------------------
 */

/* Dark and light, laid over plain colour. */
#define B "#24170a"
#define L "#fffaf0"
#define STOP(at, colour, alpha)                                               \
	"<stop offset='" at "' stop-color='" colour "' stop-opacity='" alpha  \
	"'/>"
#define LINEAR(head, stops)                                                   \
	"<linearGradient " head ">" stops "</linearGradient>"
#define RADIAL(head, stops)                                                   \
	"<radialGradient " head ">" stops "</radialGradient>"
#define DOWN " x2='0' y2='1'"

/* Light comes from the upper left in all of them. */
/* clang-format off */
static const char defs[] =
    "<defs>"
    LINEAR("id='cyl'", STOP("0", B, ".42") STOP(".1", B, ".16")
	STOP(".28", L, ".3") STOP(".42", L, ".06") STOP(".62", B, ".08")
	STOP(".88", B, ".4") STOP("1", B, ".28"))
    LINEAR("id='down'" DOWN, STOP("0", L, ".12") STOP(".45", B, "0")
	STOP("1", B, ".26"))
    RADIAL("id='ball' cx='.33' cy='.26' r='.9'", STOP("0", L, ".46")
	STOP(".3", L, ".12") STOP(".55", B, ".04") STOP("1", B, ".5"))
    RADIAL("id='shad'", STOP("0", B, ".62") STOP(".5", B, ".3")
	STOP("1", B, "0"))
    RADIAL("id='soft'", STOP("0", B, ".34") STOP(".5", B, ".15")
	STOP("1", B, "0"))
    LINEAR("id='in' x1='0' y1='0' x2='1' y2='.3'", STOP("0", B, ".58")
	STOP(".55", B, ".28") STOP("1", L, ".1"))
    LINEAR("id='sheet' x2='1' y2='1'", STOP("0", L, ".3")
	STOP(".5", L, "0") STOP("1", B, ".16"))
    LINEAR("id='beam'", STOP("0", L, "0") STOP(".12", L, ".5")
	STOP(".88", L, ".5") STOP("1", L, "0"))
    RADIAL("id='glow'", STOP("0", "#ffe9bd", ".95")
	STOP(".35", "#ffdc9a", ".42") STOP("1", "#ffd68a", "0"))
    RADIAL("id='gloss'", STOP("0", "#ffffff", ".8")
	STOP(".6", "#ffffff", ".35") STOP("1", "#ffffff", "0"))
    RADIAL("id='win' cx='.16' cy='.1' r='1.05'", STOP("0", L, ".62")
	STOP(".4", L, ".16") STOP(".56", B, "0") STOP("1", B, ".27"))
    LINEAR("id='fold'", STOP("0", B, ".16") STOP(".06", L, ".14")
	STOP(".16", B, "0") STOP(".25", B, ".16") STOP(".31", L, ".14")
	STOP(".45", B, "0") STOP(".55", B, ".12") STOP(".6", L, ".12")
	STOP(".74", B, "0") STOP(".84", B, ".2") STOP(".9", L, ".08")
	STOP("1", B, ".2"))
    LINEAR("id='edge'" DOWN, STOP("0", L, ".5") STOP(".25", L, "0")
	STOP("1", B, ".42"))
    LINEAR("id='roll'" DOWN, STOP("0", B, ".3") STOP(".22", L, ".42")
	STOP(".5", B, ".04") STOP("1", B, ".5"))
    "</defs>";
/* clang-format on */

void
svg_begin(struct pen *p, double x, double y, double w, double h)
{
	double width = w > h ? 1920 : 1280;

	svg(p,
	    "<svg xmlns='http://www.w3.org/2000/svg' width='%.0f' "
	    "height='%.0f' viewBox='%.1f %.1f %.1f %.1f'>",
	    width, width * h / w, x, y, w, h);
	buf_cstr(p->b, defs);
}

void
svg_end(struct pen *p)
{
	svg(p, "</svg>");
}

/* The whole canvas and what lies round it: wide pictures show that too. */
#define ALL(paint)                                                             \
	"<rect x='-400' y='-200' width='2080' height='2000' fill='url(#" paint \
	")'/>"
#define WIN ALL("win")

/* --- scenes ----------------------------------------------------------------
 */

static void
fill_down(struct pen *p, double y, double h, uint32_t top, uint32_t bottom)
{
	unsigned id = p->ids++;

	svg(p,
	    "<linearGradient id='g%u' x2='0' y2='1'><stop offset='0' "
	    "stop-color='#%06x'/><stop offset='1' stop-color='#%06x'/>"
	    "</linearGradient><rect x='-400' y='%.1f' width='2080' "
	    "height='%.1f' fill='url(#g%u)'/>",
	    id, top, bottom, y, h, id);
}

/* Two panes of window light, aslant over the wall. */
static void
beams(struct pen *p, double alpha)
{
	double x = prng_real(&p->r, -120, 160);

	for (int i = 0; i < 2; i++, x += 330)
		svg(p,
		    "<rect x='%.1f' y='-500' width='280' height='2400' "
		    "transform='rotate(24 640 400)' fill='url(#beam)' "
		    "opacity='%.2f'/>",
		    x, alpha);
}

void
scene_wall(struct pen *p)
{
	fill_down(p, -200, 2000, lighter(p->wall, .12), darker(p->wall, .12));
	beams(p, .26);
	svg(p, WIN);
}

void
scene_table(struct pen *p, double horizon)
{
	uint32_t top = lighter(p->wall, .36);

	fill_down(
	    p, -200, horizon + 204, darker(p->wall, .02), darker(p->wall, .15));
	beams(p, .3);
	/* where the backdrop bends into the table */
	fill_down(p, horizon - 40, 110, darker(p->wall, .14), top);
	fill_down(p, horizon + 69, 1700 - horizon, top, mix(top, p->wall, .8));
	svg(p, WIN);
}

void
scene_bench(struct pen *p, double y)
{
	scene_wall(p);
	svg(p,
	    "<rect x='-400' y='%.1f' width='2080' height='26' fill='#%06x'/>"
	    "<rect x='-400' y='%.1f' width='2080' height='%.1f' "
	    "fill='#%06x'/>",
	    y, lighter(OAK, .3), y + 26, 1820 - y, OAK);
	for (int i = 0; i < 16; i++) {
		double at = y + 40 + prng_real(&p->r, 0, 1700 - y);
		double x = prng_real(&p->r, -300, 1300);
		double run = prng_real(&p->r, 100, 300);
		double bow = prng_real(&p->r, -9, 9);

		svg(p,
		    "<path d='M%.1f %.1f q%.1f %.1f %.1f 0' fill='none' "
		    "stroke='#%06x' stroke-width='3' opacity='.35'/>",
		    x, at, run, bow, prng_real(&p->r, 300, 800),
		    darker(OAK, .3));
	}
	svg(p,
	    "<rect x='-400' y='%.1f' width='2080' height='%.1f' "
	    "fill='url(#down)'/>",
	    y + 26, 1820 - y);
}

void
scene_above(struct pen *p, uint32_t top)
{
	fill_down(p, -200, 2000, lighter(top, .1), darker(top, .07));
	beams(p, .34);
	svg(p, WIN);
}

/* Layers of a soft edge: enough that no step is seen. */
enum { SHADOW = 14 };

/* --- shadows ---------------------------------------------------------------
 */

void
shadow_stand(struct pen *p, double x, double y, double w)
{
	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='url(#soft)' transform='rotate(-4 %.1f %.1f)'/>",
	    x + w * .55, y + w * .01, w * 1.15, w * .2, x, y);
	svg(p,
	    "<ellipse cx='%.1f' cy='%.1f' rx='%.1f' ry='%.1f' "
	    "fill='url(#shad)'/>",
	    x + w * .06, y + w * .02, w * .66, w * .12);
}

void
shadow_rect(struct pen *p, double x, double y, double w, double h,
    double radius, double d)
{
	for (int i = 0; i < SHADOW; i++) {
		double grow = d * (i - SHADOW * .5) * 1.6 / SHADOW;

		svg(p,
		    "<rect x='%.1f' y='%.1f' width='%.1f' height='%.1f' "
		    "rx='%.1f' fill='#24170a' opacity='.034'/>",
		    x - grow + d * .55, y - grow + d * .75, w + grow * 2,
		    h + grow * 2, radius + (grow > 0 ? grow : 0));
	}
}

void
shadow_circle(struct pen *p, double x, double y, double r, double d)
{
	for (int i = 0; i < SHADOW; i++)
		svg(p,
		    "<circle cx='%.1f' cy='%.1f' r='%.1f' fill='#24170a' "
		    "opacity='.034'/>",
		    x + d * .55, y + d * .75,
		    r + d * (i - SHADOW * .5) * 1.6 / SHADOW);
}

unsigned
clip_begin(struct pen *p)
{
	svg(p, "<clipPath id='g%u'>", p->ids);
	return p->ids++;
}

void
clip_use(struct pen *p, unsigned id)
{
	svg(p, "</clipPath><g clip-path='url(#g%u)'>", id);
}

void
clip_end(struct pen *p)
{
	svg(p, "</g>");
}
