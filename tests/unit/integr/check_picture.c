/* check_picture.c - garbage is refused; what comes out can be read again. */
#include "integr/picture.h"

#include "../unit.h"
#include "base/file.h"

static struct arena *a;
static char dir[] = "/tmp/check_picture.XXXXXX";

static void
setup(void)
{
	a = arena_new(64 << 20);
	ck_assert_ptr_nonnull(mkdtemp(dir));
	ck_rc(picture_start(), RC_OK);
}

static void
teardown(void)
{
	picture_stop();
	arena_free(a);
	(void)rmdir(dir);
}

static const struct str garbage[] = {
    STR_INIT(""),
    STR_INIT("hello"),
    STR_INIT("GIF89a\1\0\1\0\0\0\0;"),
    STR_INIT("\x89PNG\r\n\x1a\n"),
    STR_INIT("\xff\xd8\xff\xe0 not a picture at all"),
    STR_INIT("RIFF\xff\xff\xff\xffWEBPVP8 "),
    STR_INIT("\0\0\0\x20"
	     "ftypavif\0\0\0\0"),
    STR_INIT("%PDF-1.7\n"),
    STR_INIT("P6 99999 99999 255\n"),
    /* pictures, but of a kind that nobody may upload */
    STR_INIT("<svg xmlns='http://www.w3.org/2000/svg' width='9' "
	     "height='9'/>"),
    STR_INIT("P5 1 1 255\n\x7f"),
};

START_TEST(refuses_garbage)
{
	struct picture_handle *p = NULL;

	ck_rc(picture_of_bytes(garbage[_i], &p), RC_INVALID);
	ck_assert_ptr_null(p);
}
END_TEST

START_TEST(refuses_too_many_bytes)
{
	struct picture_handle *p = NULL;
	char *big = calloc(1, PICTURE_BYTES_MAX + 1);

	ck_rc(
	    picture_of_bytes(str_n(big, PICTURE_BYTES_MAX + 1), &p), RC_LIMIT);
	free(big);
}
END_TEST

static const char *const bad_svg[] = {
    "",
    "<svg",
    "<html/>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='20000' height='9'/>",
    "<svg xmlns='http://www.w3.org/2000/svg' width='9000' height='9000'/>",
};

START_TEST(refuses_bad_svg)
{
	struct picture_handle *p = NULL;

	ck_rc(picture_of_svg(str_c(bad_svg[_i]), &p), RC_INVALID);
	ck_assert_ptr_null(p);
}
END_TEST

static struct picture_handle *
red_square(void)
{
	struct picture_handle *p;

	ck_rc(picture_of_svg(
		  STR("<svg xmlns='http://www.w3.org/2000/svg' width='64' "
		      "height='80'><rect width='64' height='80' "
		      "fill='#c01010'/></svg>"),
		  &p),
	    RC_OK);
	return p;
}

START_TEST(round_trip)
{
	enum picture_format format = _i == 0 ? PICTURE_AVIF : PICTURE_WEBP;
	struct picture_handle *p = red_square(), *small, *back;
	struct str path = arena_printf(a, "%s/x", dir), data;

	ck_assert_int_eq(picture_width(p), 64);
	ck_assert_int_eq(picture_height(p), 80);
	ck_rc(picture_shrink(p, 32, &small), RC_OK);
	ck_assert_int_eq(picture_width(small), 32);
	ck_assert_int_eq(picture_height(small), 40);
	ck_rc(picture_write(small, format, 60, path.p), RC_OK);
	ck_rc(file_read(a, path.p, 1 << 20, &data), RC_OK);
	ck_rc(picture_of_bytes(data, &back), RC_OK);
	ck_assert_int_eq(picture_width(back), 32);
	ck_assert_int_eq(picture_height(back), 40);
	picture_free(back);
	/* cut short it is refused */
	ck_rc(
	    picture_of_bytes(str_sub(data, 0, data.n / 2), &back), RC_INVALID);
	picture_free(small);
	picture_free(p);
	(void)unlink(path.p);
}
END_TEST

START_TEST(never_larger)
{
	struct picture_handle *p = red_square(), *same;

	ck_rc(picture_shrink(p, 640, &same), RC_OK);
	ck_assert_int_eq(picture_width(same), 64);
	picture_free(same);
	picture_free(p);
	picture_free(NULL);
}
END_TEST

START_TEST(write_fails_cleanly)
{
	struct picture_handle *p = red_square();

	unit_log_start();
	ck_rc(picture_write(p, PICTURE_WEBP, 60, "/nonexistent/x.webp"),
	    RC_FAULT);
	ck_assert_int_eq(unit_log_lines(), 1);
	picture_free(p);
}
END_TEST

int
main(void)
{
	Suite *s = suite_create("integr/picture");
	TCase *tc = unit_case(s, "refusals");

	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, refuses_garbage, 0, N_OF(garbage));
	tcase_add_test(tc, refuses_too_many_bytes);
	tcase_add_loop_test(tc, refuses_bad_svg, 0, N_OF(bad_svg));
	tc = unit_case(s, "pictures");
	tcase_add_checked_fixture(tc, setup, teardown);
	tcase_set_timeout(tc, 60);
	tcase_add_loop_test(tc, round_trip, 0, 2);
	tcase_add_test(tc, never_larger);
	tcase_add_test(tc, write_fails_cleanly);
	return unit_run(s);
}
