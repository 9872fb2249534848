/* SPDX-License-Identifier: MIT
 *
 * The floor: an SDL window with one line of text and nothing else, drawn in software.  */
#include <SDL.h>
#include <SDL_ttf.h>
#include <stdio.h>

int main(int argc, char **argv)
{
    const char *font = argc > 1 ? argv[1] : "";
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_SetHint(SDL_HINT_RENDER_DRIVER, "software");
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || TTF_Init() != 0) {
        return 1;
    }
    SDL_Window *window = SDL_CreateWindow("bare", 0, 0, 1024, 768, SDL_WINDOW_HIDDEN);
    SDL_Renderer *renderer = SDL_CreateRenderer(window, -1, SDL_RENDERER_SOFTWARE);
    TTF_Font *ttf = TTF_OpenFont(font, 28);
    SDL_SetRenderDrawColor(renderer, 250, 247, 242, 255);
    SDL_RenderClear(renderer);
    SDL_Surface *line =
        ttf ? TTF_RenderUTF8_Blended(ttf, "Tala", (SDL_Color){27, 39, 51, 255}) : NULL;
    if (line) {
        SDL_Texture *texture = SDL_CreateTextureFromSurface(renderer, line);
        SDL_RenderCopy(renderer, texture, NULL, &(SDL_Rect){100, 100, line->w, line->h});
    }
    SDL_RenderPresent(renderer);
    SDL_ShowWindow(window);
    SDL_RenderPresent(renderer);
    puts("--- shown");
    fflush(stdout);
    SDL_Event e;
    while (SDL_WaitEvent(&e) && e.type != SDL_QUIT) {
    }
    return 0;
}
