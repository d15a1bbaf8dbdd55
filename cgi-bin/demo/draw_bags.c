/* draw_bags.c - tote bags, aprons, pouches. */
#include "demo/cloth.h"
#include "demo/draw.h"
#include "demo/motif.h"

static void
strap(struct pen *p, const char *path, double w, uint32_t c)
{
	svg(p,
	    "<path d='%s' fill='none' stroke='#24170a' stroke-opacity='.18' "
	    "stroke-width='%.1f' transform='translate(16 14)'/><path d='%s' "
	    "fill='none' stroke='#%06x' stroke-width='%.1f'/><path d='%s' "
	    "fill='none' stroke='#24170a' stroke-opacity='.22' "
	    "stroke-width='3' stroke-dasharray='10 7' "
	    "transform='translate(%.1f 0)'/>",
	    path, w, path, c, w, path, w * .3);
}

void
draw_tote(struct pen *p, enum shape shape)
{
	uint32_t handle =
	    shape == SHAPE_TOTE ? darker(p->ground, .1) : darker(p->main, .3);

	if (shape == SHAPE_TOTE_MARKET) {
		scene_bench(p, 1190);
		svg(p, "<ellipse cx='680' cy='1226' rx='500' ry='32' "
		       "fill='url(#shad)'/>");
		/* leeks and a loaf look out */
		for (int i = 0; i < 3; i++)
			svg(p,
			    "<g transform='rotate(%d 560 700)'><rect "
			    "x='%d' y='300' width='44' height='420' rx='20' "
			    "fill='#%06x'/><path d='M%d 460C%d 330 %d 250 "
			    "%d 190C%d 270 %d 350 %d 470Z' "
			    "fill='#%06x'/></g>",
			    -14 + i * 9, 520 + i * 18, 0xe9ecd3, 516 + i * 18,
			    500 + i * 18, 470 + i * 30, 500 + i * 40,
			    590 + i * 20, 590 + i * 18, 566 + i * 18,
			    i % 2 ? 0x5f7a4a : 0x7b9160);
		svg(p, "<g transform='rotate(16 850 620)'><rect x='800' "
		       "y='330' width='120' height='420' rx='60' "
		       "fill='#c98f50'/><rect x='800' y='330' width='120' "
		       "height='420' rx='60' fill='url(#cyl)'/><path d='M816 "
		       "400l88 34M816 480l88 34M816 560l88 34' "
		       "stroke='#f0d3a0' stroke-width='10' "
		       "stroke-linecap='round'/></g>");
		strap(p, "M430 660C430 470 850 470 850 660", 40,
		    darker(handle, .15));
		shadow_rect(p, 200, 640, 880, 560, 20, 44);
		cloth_path(p,
		    "M180 640Q640 620 1100 640L1070 1190Q1060 1222 1020 1222"
		    "H260Q220 1222 210 1190Z",
		    170, 610, 940, 620, 1.15, .45);
		cloth_stitch(
		    p, "M192 668Q640 648 1088 668", mix(p->fig, INK, .2));
		strap(p, "M400 700C400 520 880 520 880 700V760", 40, handle);
		svg(p,
		    "<rect x='378' y='650' width='46' height='150' "
		    "fill='#%06x'/><rect x='858' y='650' width='46' "
		    "height='150' fill='#%06x'/>",
		    handle, handle);
		return;
	}
	scene_wall(p);
	cloth_peg(p, 640, 232);
	strap(p, "M440 660C450 440 600 300 640 236C680 300 830 440 840 660", 34,
	    darker(handle, .2));
	shadow_rect(p, 300, 620, 680, 740, 14, 70);
	cloth_path(p,
	    "M286 620Q640 600 994 620Q1010 1000 1000 1346Q640 1376 280 1346"
	    "Q270 1000 286 620Z",
	    260, 590, 760, 800, 1.15, .6);
	if (shape == SHAPE_TOTE_SHOPPER) {
		svg(p,
		    "<path d='M279 1110Q640 1130 1003 1110L1000 1346Q640 "
		    "1376 280 1346Z' fill='#%06x'/><path d='M279 1110Q640 "
		    "1130 1003 1110L1000 1346Q640 1376 280 1346Z' "
		    "fill='url(#fold)' opacity='.5'/>",
		    mix(p->acc, INK, .3));
		cloth_stitch(p, "M282 1124Q640 1144 1000 1124", CREAM);
	}
	cloth_stitch(p, "M288 650Q640 630 992 650", mix(p->fig, INK, .2));
	strap(p,
	    "M470 720V640C480 470 610 330 640 240C670 330 800 470 810 "
	    "640V720",
	    36, handle);
	svg(p, "<path d='M452 700h36v36h-36zM792 700h36v36h-36z' fill='none' "
	       "stroke='#24170a' stroke-opacity='.3' stroke-width='3'/>");
}

void
draw_apron(struct pen *p, enum shape shape)
{
	uint32_t tie = shape == SHAPE_APRON ? darker(p->ground, .14)
					    : mix(p->acc, LINEN, .25);
	struct pen pocket = *p;

	pocket.motif = MOTIF_PLAIN;
	pocket.ground = p->motif == MOTIF_PLAIN ? darker(p->ground, .12)
						: mix(p->fig, p->ground, .18);
	scene_wall(p);
	if (shape == SHAPE_APRON_HALF) {
		cloth_rail(p, 330);
		strap(p, "M330 420C250 560 270 900 240 1120", 30, tie);
		strap(p, "M950 420C1030 560 1000 820 1046 1060", 30, tie);
		shadow_rect(p, 320, 360, 640, 760, 10, 56);
		cloth_path(p,
		    "M310 350Q640 330 970 350L1000 1110Q640 1146 280 1110Z",
		    260, 320, 760, 830, 1.1, .8);
		svg(p,
		    "<path d='M310 350Q640 330 970 350L972 404Q640 384 308 "
		    "404Z' fill='#%06x'/>",
		    tie);
		pocket.ids = p->ids;
		cloth_path(&pocket, "M450 640H830V920Q640 936 450 920Z", 440,
		    630, 400, 320, 1, .4);
		p->ids = pocket.ids;
		cloth_stitch(p, "M464 654H816V908Q640 922 464 908ZM640 654V914",
		    mix(p->ground, INK, .3));
		return;
	}
	cloth_peg(p, 640, 160);
	if (shape == SHAPE_APRON_CROSS) {
		strap(p,
		    "M500 420C560 330 620 240 640 170C660 240 720 330 "
		    "780 420",
		    46, tie);
		cloth_shadow(p,
		    "M480 400Q640 430 800 400C830 520 900 600 980 660L1000 "
		    "1340Q640 1376 280 1340L300 660C380 600 450 520 480 400Z");
		cloth_path(p,
		    "M480 400Q640 430 800 400C830 520 900 600 980 660L1000 "
		    "1340Q640 1376 280 1340L300 660C380 600 450 520 480 400Z",
		    260, 380, 760, 1000, 1.1, .75);
	} else {
		strap(p,
		    "M470 360C500 250 600 180 640 166C680 180 780 250 "
		    "810 360",
		    34, tie);
		strap(p, "M322 720C230 800 250 960 196 1130", 28, tie);
		strap(p, "M958 720C1060 800 1020 960 1090 1100", 28, tie);
		cloth_shadow(p,
		    "M460 350Q640 366 820 350C824 520 870 640 964 690L980 "
		    "1320Q640 1356 300 1320L316 690C410 640 456 520 460 "
		    "350Z");
		cloth_path(p,
		    "M460 350Q640 366 820 350C824 520 870 640 964 690L980 "
		    "1320Q640 1356 300 1320L316 690C410 640 456 520 460 "
		    "350Z",
		    280, 330, 720, 1030, 1.1, .7);
		cloth_stitch(
		    p, "M476 374Q640 390 804 374", mix(p->fig, INK, .2));
	}
	pocket.ids = p->ids;
	cloth_path(&pocket, "M450 820H830V1100Q640 1118 450 1100Z", 440, 810,
	    400, 320, 1, .4);
	p->ids = pocket.ids;
	cloth_stitch(p, "M464 836H816V1086Q640 1102 464 1086ZM640 836V1094",
	    mix(pocket.ground, INK, .4));
	/* a wooden spoon in the pocket */
	svg(p,
	    "<g transform='rotate(7 720 800)'><rect x='708' y='660' "
	    "width='24' height='160' fill='#%06x'/><ellipse cx='720' "
	    "cy='630' rx='44' ry='62' fill='#%06x'/><ellipse cx='720' "
	    "cy='630' rx='44' ry='62' fill='url(#ball)'/></g>",
	    OAK, OAK);
}

static void
zip(struct pen *p, double x, double y, double w)
{
	svg(p,
	    "<rect x='%.1f' y='%.1f' width='%.1f' height='30' rx='4' "
	    "fill='#%06x'/>",
	    x, y, w, darker(p->main, .45));
	svg(p,
	    "<path d='M%.1f %.1fH%.1f' stroke='#%06x' stroke-width='11' "
	    "stroke-dasharray='7 4'/><g transform='translate(%.1f %.1f)'>"
	    "<rect x='-14' y='-16' width='38' height='32' rx='6' "
	    "fill='#%06x'/><rect x='20' y='-9' width='74' height='20' "
	    "rx='9' fill='#%06x'/></g>",
	    x + 8, y + 15, x + w - 8, BRASS, x + w * .78, y + 15, BRASS,
	    0x8a5a3c);
}

void
draw_pouch(struct pen *p, enum shape shape)
{
	scene_above(p, p->wall);
	if (shape == SHAPE_PENCIL_CASE) {
		struct pen c = *p;
		static const uint32_t tones[] = {0xb8603f, 0x2b4170, 0xc68a32};

		for (int i = 0; i < 3; i++)
			pencil(p, 740 + i * 70, 430 + i * 84, 620, -36 + i * 7,
			    tones[i]);
		c.ids = p->ids;
		svg(p, "<g transform='rotate(-8 640 900)'>");
		shadow_rect(p, 150, 780, 980, 350, 30, 50);
		cloth_path(&c,
		    "M150 800Q150 780 175 780H1105Q1130 780 1130 800V1090Q"
		    "1130 1130 1090 1130H190Q150 1130 150 1090Z",
		    140, 770, 1000, 370, .95, .2);
		p->ids = c.ids;
		zip(p, 150, 800, 980);
		svg(p, "</g>");
		return;
	}
	if (shape == SHAPE_WASH_BAG) {
		svg(p, "<g transform='rotate(4 640 800)'>");
		shadow_rect(p, 210, 480, 860, 700, 90, 70);
		svg(p,
		    "<path d='M1040 640q120 30 110 170q-8 90 -96 90' "
		    "fill='none' stroke='#%06x' stroke-width='40'/>",
		    darker(p->main, .3));
		cloth_path(p,
		    "M250 470H1030Q1070 470 1074 520L1090 1060Q1080 1190 960 "
		    "1190H320Q200 1190 190 1060L206 520Q210 470 250 470Z",
		    170, 440, 940, 770, 1.1, .3);
		svg(p, "<path d='M250 470H1030Q1070 470 1074 520L1090 1060Q"
		       "1080 1190 960 1190H320Q200 1190 190 1060L206 520Q210 "
		       "470 250 470Z' fill='url(#edge)' opacity='.5'/>");
		zip(p, 226, 500, 830);
		svg(p, "</g>");
		return;
	}
	/* two pouches, one half under the other */
	{
		struct pen back = *p;

		back.ground = p->fig;
		back.fig = p->ground;
		svg(p, "<g transform='rotate(10 640 700)'>");
		shadow_rect(p, 320, 300, 760, 520, 24, 40);
		cloth_path(&back,
		    "M320 324Q320 300 344 300H1056Q1080 300 1080 324V796Q"
		    "1080 820 1056 820H344Q320 820 320 796Z",
		    310, 290, 780, 540, 1, .2);
		p->ids = back.ids;
		zip(p, 320, 320, 760);
		svg(p, "</g><g transform='rotate(-6 640 900)'>");
		shadow_rect(p, 170, 640, 860, 600, 26, 56);
		cloth_path(p,
		    "M170 666Q170 640 196 640H1004Q1030 640 1030 666V1214Q"
		    "1030 1240 1004 1240H196Q170 1240 170 1214Z",
		    160, 630, 880, 620, 1.05, .2);
		zip(p, 170, 664, 860);
		svg(p, "</g>");
	}
}
