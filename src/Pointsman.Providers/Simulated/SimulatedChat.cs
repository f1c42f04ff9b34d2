using Microsoft.Extensions.AI;

namespace Pointsman.Providers;

/// <summary>
/// Simulated models as chat clients: in process, without a key and a network, for samples, tests and first tries. None
/// is a language model.
/// </summary>
public static class SimulatedChat
{
    private static readonly Uri Nowhere = new("http://simulated.invalid/v1");

    /// <summary>
    /// A chat client for a simulated model by its name, <c>sim/small</c>; a fault on demand may stand behind it:
    /// <c>sim/small:500;times=2</c>.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    public static ProviderChatClient Create(string model, SimulatedOptions? options = null, TimeProvider? time = null)
    {
        Known(model);
        TimeProvider clock = time ?? TimeProvider.System;
        return new ProviderChatClient(
            OpenAiChatProviderWire.Instance, new HttpMessageInvoker(new SimulatedHandler(clock, options)), Nowhere,
            model, null, new ProviderChatClientOptions { Name = "simulated", Time = clock });
    }

    /// <summary>
    /// A generator of simulated vectors: texts that share words lie near each other, and nothing is understood. Every
    /// simulated model gives the same ones.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    public static ProviderEmbeddingGenerator Vectors(
        string model, SimulatedOptions? options = null, TimeProvider? time = null)
    {
        Known(model);
        TimeProvider clock = time ?? TimeProvider.System;
        return new ProviderEmbeddingGenerator(
            OpenAiEmbeddingWire.Instance, new HttpMessageInvoker(new SimulatedHandler(clock, options)), Nowhere,
            model, null, new ProviderEmbeddingOptions { Name = "simulated", Time = clock });
    }

    /// <summary>
    /// A chat client as a model for <see cref="PointsmanChatClient"/>, with its simulated price and its window.
    /// <paramref name="describe"/> adds what else is to be known of it: that it is local, for one.
    /// </summary>
    /// <exception cref="ArgumentException">There is no such model.</exception>
    public static ChatModel Model(
        string model, SimulatedOptions? options = null, TimeProvider? time = null,
        Func<RoutingTarget, RoutingTarget>? describe = null)
    {
        SimulatedModel known = Known(model);
        return new ChatModel(model, Create(model, options, time), target =>
        {
            RoutingTarget described = target with
            {
                Price = new Price { Base = known.Price },
                Context = known.ContextTokens,
                MaxOutput = known.MaxOutputTokens,
            };
            return describe?.Invoke(described) ?? described;
        });
    }

    private static SimulatedModel Known(string model) => SimulatedModel.Find(model)
        ?? throw new ArgumentException(
            $"there is no simulated model '{model}'; there are "
            + string.Join(", ", SimulatedModel.All.Select(one => one.Id)), nameof(model));
}
