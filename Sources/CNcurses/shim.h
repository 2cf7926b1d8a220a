#pragma once

// What Swift cannot see of ncurses: casting and function-like macros, globals. Every name added here
// begins with cncurses_.

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <langinfo.h>
#include <locale.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// <term.h> would bring macros named `columns` and `lines`; glibc hides wcwidth without X/Open.
extern int setupterm(const char *name, int file, int *error);
extern int wcwidth(wchar_t);

static const attr_t cncurses_bold = A_BOLD;
static const attr_t cncurses_dim = A_DIM;
static const attr_t cncurses_reverse = A_REVERSE;
static const attr_t cncurses_underline = A_UNDERLINE;

// ncurses collects a picture in a buffer as large as the screen was at its birth, but braille and
// colours take several bytes a cell. Born large and made small afterwards, it sends every picture
// with one write.
static inline SCREEN *cncurses_open(void) {
  setenv("LINES", "120", 1);
  setenv("COLUMNS", "300", 1);
  SCREEN *screen = newterm(NULL, stdout, stdin);
  // What a shell exported may be of another window: ncurses would clip every picture to it.
  unsetenv("LINES");
  unsetenv("COLUMNS");
  return screen;
}

static inline WINDOW *cncurses_window(void) { return stdscr; }

static inline int cncurses_size(struct winsize *size) {
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, size);
}

static inline void cncurses_set(cchar_t *cell, wchar_t scalar, attr_t attributes, short pair) {
  wchar_t text[2] = {scalar, 0};
  setcchar(cell, text, attributes, pair, NULL);
}

// Likewise with marks on it; `text` ends in 0.
static inline void cncurses_set_marked(cchar_t *cell, const wchar_t *text, attr_t attributes,
                                       short pair) {
  setcchar(cell, text, attributes, pair, NULL);
}
