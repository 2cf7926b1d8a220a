// The learning step of a layered network with Latent Equilibrium, as one writes it in C with the C library's
// tanh: what `lescope bench` is held against. The synchronous scheme with tau_r = tau_m, one sample, a linear
// output layer, every array in rows.
//
// step SIZES ACTIVATION ETA SAMPLES HOLD CHECKED SECONDS
//
// prints the processor time of a step in ns and, to be compared, the sum of the outputs after CHECKED steps.
// With -DSUMS=8 a product is of eight sums, which the compiler turns into vectors.
#include <math.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#ifndef SUMS
#define SUMS 1
#endif

enum { most_layers = 8, sets = 8 };
static const double dt = 0.1, tau = 10, beta = 0.1;

typedef struct {
  int neurons, inputs;
  double *weights, *biases;
  double *potential, *prospective, *synaptic, *rate, *slope, *error, *handed_down;
} Layer;

static Layer layers[most_layers];
static int depth;
static double eta;
static int is_linear;

static uint64_t bits = 1;

/// The numbers of all peers, from 0 to 1.
static double uniform(void) {
  bits = bits * 6364136223846793005u + 1442695040888963407u;
  return (double)(bits >> 11) * 0x1p-53;
}

static double product(const double *restrict a, const double *restrict b, int count) {
  double sums[SUMS] = {0};
  int k = 0;
  for (; k + SUMS <= count; k += SUMS)
    for (int s = 0; s < SUMS; s++) sums[s] += a[k + s] * b[k + s];
  double sum = 0;
  for (int s = 0; s < SUMS; s++) sum += sums[s];
  for (; k < count; k++) sum += a[k] * b[k];
  return sum;
}

static void add(double factor, const double *restrict x, double *restrict y, int count) {
  for (int k = 0; k < count; k++) y[k] += factor * x[k];
}

static void step(const double *stimulus, const double *target) {
  const double *below = stimulus;
  for (Layer *layer = layers; layer < layers + depth; layer++) {
    for (int j = 0; j < layer->neurons; j++) {
      layer->synaptic[j] =
          layer->biases[j] + product(layer->weights + j * layer->inputs, below, layer->inputs);
      layer->prospective[j] = layer->synaptic[j] + layer->error[j];
    }
    below = layer->rate;
  }
  for (Layer *layer = layers + 1; layer < layers + depth; layer++) {
    double *down = (layer - 1)->handed_down;
    memset(down, 0, layer->inputs * sizeof *down);
    for (int j = 0; j < layer->neurons; j++)
      add(layer->error[j], layer->weights + j * layer->inputs, down, layer->inputs);
  }
  Layer *output = layers + depth - 1;
  for (int j = 0; j < output->neurons; j++)
    output->handed_down[j] = beta * (target[j] - output->rate[j]);
  below = stimulus;
  for (Layer *layer = layers; layer < layers + depth; layer++) {
    for (int j = 0; j < layer->neurons; j++) {
      layer->potential[j] += dt / tau * (layer->prospective[j] - layer->potential[j]);
      layer->error[j] = layer->slope[j] * layer->handed_down[j];
    }
    if (eta > 0)
      for (int j = 0; j < layer->neurons; j++) {
        double change = dt * eta * layer->error[j];
        add(change, below, layer->weights + j * layer->inputs, layer->inputs);
        layer->biases[j] += change;
      }
    below = layer->rate;
  }
  for (Layer *layer = layers; layer < layers + depth; layer++)
    for (int j = 0; j < layer->neurons; j++) {
      int keeps = is_linear || layer == output;
      layer->rate[j] = keeps ? layer->prospective[j] : tanh(layer->prospective[j]);
      layer->slope[j] = keeps ? 1 : 1 - layer->rate[j] * layer->rate[j];
    }
}

static double *zeros(int count) { return calloc(count, sizeof(double)); }

static double seconds(void) {
  struct timespec now;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec + 1e-9 * now.tv_nsec;
}

int main(int count, char **words) {
  if (count != 8 || atoi(words[4]) != 1) return 2;
  int inputs = -1, neurons = 0, first = 0;
  for (char *size = strtok(words[1], "-"); size; size = strtok(NULL, "-")) {
    neurons = atoi(size);
    if (inputs < 0) {
      first = neurons;
    } else {
      Layer *layer = &layers[depth++];
      *layer = (Layer){neurons,        inputs,         zeros(neurons * inputs), zeros(neurons),
                       zeros(neurons), zeros(neurons), zeros(neurons),          zeros(neurons),
                       zeros(neurons), zeros(neurons), zeros(neurons)};
      for (int k = 0; k < neurons * inputs; k++)
        layer->weights[k] = (2 * uniform() - 1) * sqrt(6.0 / (neurons + inputs));
      for (int j = 0; j < neurons; j++) layer->biases[j] = 0.1;
    }
    inputs = neurons;
  }
  is_linear = strcmp(words[2], "linear") == 0;
  eta = atof(words[3]);
  int hold = atoi(words[5]), checked = atoi(words[6]);
  double *stimuli = zeros(sets * first), *targets = zeros(sets * neurons);
  for (int s = 0; s < sets; s++) {
    for (int k = 0; k < first; k++) stimuli[s * first + k] = uniform();
    for (int k = 0; k < neurons; k++) targets[s * neurons + k] = uniform();
  }

  double sum = 0, start = seconds(), end = atof(words[7]);
  long steps = 0, timed = 0;
  for (;; steps++) {
    if (steps == checked) {
      for (int j = 0; j < neurons; j++) sum += layers[depth - 1].rate[j];
      start = seconds();
    }
    if (steps > checked && (steps - checked) % 256 == 0 && seconds() - start > end) break;
    int set = steps / hold % sets;
    step(stimuli + set * first, targets + set * neurons);
    if (steps >= checked) timed++;
  }
  printf("%.17g %.17g\n", (seconds() - start) / timed * 1e9, sum);
}
