#include "demo/draw.h"
void
draw_product(struct buf *b, const struct product *p, const struct picture *pic)
{
	buf_printf(b, "<svg>%u %u %u</svg>", p->number, pic->view, pic->colour);
}
