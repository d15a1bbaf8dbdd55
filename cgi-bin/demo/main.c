/* souk-demo: the catalogue and pictures of the demo shop, made from a seed.
 *
 *   souk-demo catalogue OUT.jsonl
 *   souk-demo pictures OUTDIR [--jobs N] [--only REF]
 *   souk-demo load FILE CATALOGUE.jsonl
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/log.h"
#include "demo/catalogue.h"
#include "demo/load.h"
#include "demo/pictures.h"

enum { ARENA_CAP = 512 << 20, OUTPUT_CAP = 64 << 20 };

static int
usage(void)
{
	fputs("usage: souk-demo catalogue OUT.jsonl\n"
	      "       souk-demo pictures OUTDIR [--jobs N] [--only REF]\n"
	      "       souk-demo load FILE CATALOGUE.jsonl\n",
	    stderr);
	return 64;
}

static int
cmd_catalogue(struct arena *a, const char *path)
{
	struct buf b = buf_process(OUTPUT_CAP);
	int status = 0;

	catalogue_write(&b, goods_make(a));
	if (!buf_ok(&b) || file_replace(path, buf_str(&b), 0644) != RC_OK)
		status = 1;
	buf_free(&b);
	return status;
}

static int
cmd_pictures(struct arena *a, int argc, char **argv)
{
	const char *only = NULL;
	int64_t jobs = 2;

	for (int i = 1; i < argc; i += 2) {
		if (i + 1 == argc)
			return usage();
		if (strcmp(argv[i], "--only") == 0)
			only = argv[i + 1];
		else if (strcmp(argv[i], "--jobs") != 0 ||
			 !str_to_i64(str_c(argv[i + 1]), &jobs) || jobs < 1 ||
			 jobs > 64)
			return usage();
	}
	return pictures_draw(a, goods_make(a), argv[0], (int)jobs, only)
	        == RC_OK
		   ? 0
		   : 1;
}

int
main(int argc, char **argv)
{
	struct arena *a;
	int status;

	log_set_program("souk-demo");
	if (argc < 3)
		return usage();
	a = arena_new(ARENA_CAP);
	if (strcmp(argv[1], "catalogue") == 0 && argc == 3)
		status = cmd_catalogue(a, argv[2]);
	else if (strcmp(argv[1], "pictures") == 0)
		status = cmd_pictures(a, argc - 2, argv + 2);
	else if (strcmp(argv[1], "load") == 0 && argc == 4)
		status = load_run(a, argv[2], argv[3]);
	else
		status = usage();
	arena_free(a);
	return status;
}
