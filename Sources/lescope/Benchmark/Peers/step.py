"""The learning step of a minibatch with Latent Equilibrium, as one writes it with NumPy: what
`lescope bench` is held against. The synchronous scheme with tau_r = tau_m and a linear output layer.

step.py SIZES ACTIVATION ETA SAMPLES HOLD CHECKED SECONDS [double|single]

prints the processor time of a step in ns and, to be compared, the sum of the outputs after CHECKED steps.
With the word "version" it prints NumPy's version.
"""

import sys
import time

import numpy

if sys.argv[1] == "version":
    print(numpy.__version__)
    sys.exit()

sizes = [int(size) for size in sys.argv[1].split("-")]
is_linear = sys.argv[2] == "linear"
eta = float(sys.argv[3])
samples, hold, checked = (int(word) for word in sys.argv[4:7])
seconds = float(sys.argv[7])
number = numpy.float32 if sys.argv[8:] == ["single"] else numpy.float64
dt, tau, beta = 0.1, 10, 0.1
bits = 1


def uniform(count):
    """The numbers of all peers, from 0 to 1."""
    global bits
    values = numpy.empty(count)
    for k in range(count):
        bits = (bits * 6364136223846793005 + 1442695040888963407) & 0xFFFF_FFFF_FFFF_FFFF
        values[k] = (bits >> 11) * 2.0**-53
    return values


weights = []
for inputs, neurons in zip(sizes, sizes[1:]):
    values = (2 * uniform(neurons * inputs) - 1) * numpy.sqrt(6 / (neurons + inputs))
    weights.append(values.reshape(neurons, inputs).astype(number))
biases = [numpy.full((neurons, 1), 0.1, number) for neurons in sizes[1:]]
sets = []
for _ in range(8):
    stimulus = uniform(samples * sizes[0]).reshape(-1, samples).astype(number)
    sets.append((stimulus, uniform(samples * sizes[-1]).reshape(-1, samples).astype(number)))

potential = [numpy.zeros((neurons, samples), number) for neurons in sizes[1:]]
rate = [numpy.zeros((neurons, samples), number) for neurons in sizes[1:]]
slope = [numpy.zeros((neurons, samples), number) for neurons in sizes[1:]]
error = [numpy.zeros((neurons, samples), number) for neurons in sizes[1:]]
layers = range(len(weights))


def step(stimulus, target):
    below = [stimulus] + rate[:-1]
    prospective = [weights[l] @ below[l] + biases[l] + error[l] for l in layers]
    handed_down = [weights[l].T @ error[l] for l in layers[1:]] + [beta * (target - rate[-1])]
    for l in layers:
        potential[l] += dt / tau * (prospective[l] - potential[l])
        error[l] = slope[l] * handed_down[l]
        if eta > 0:
            weights[l] += dt * eta / samples * (error[l] @ below[l].T)
            biases[l] += dt * eta / samples * error[l].sum(axis=1, keepdims=True)
    for l in layers:
        keeps = is_linear or l == layers[-1]
        rate[l] = prospective[l] if keeps else numpy.tanh(prospective[l])
        slope[l] = numpy.ones_like(rate[l]) if keeps else 1 - rate[l] ** 2


steps = 0


def run(count):
    global steps
    for _ in range(count):
        step(*sets[steps // hold % 8])
        steps += 1


run(checked)
total = rate[-1].sum()
start = time.process_time()
while time.process_time() - start < seconds:
    run(hold)
print((time.process_time() - start) / (steps - checked) * 1e9, total)
