using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace Pointsman;

/// <summary>The chat clients that a program registered under names, for a strategy that is made of them.</summary>
public sealed class PointsmanModels
{
    private readonly IServiceProvider _services;
    private readonly List<ChatModel> _taken = [];
    private readonly HashSet<string> _described = [];

    internal PointsmanModels(IServiceProvider services) => _services = services;

    /// <summary>Everything that was taken so far.</summary>
    internal IReadOnlyList<ChatModel> Taken => _taken;

    /// <summary>
    /// The model behind the chat client that is registered under a name as a key. <paramref name="describe"/> adds what
    /// is known of it: price, context, whether it is local; once is enough, where it is asked for first.
    /// </summary>
    /// <exception cref="InvalidOperationException">
    /// There is no such client, or it is described after it was taken without.
    /// </exception>
    public ChatModel Of(string name, Func<RoutingTarget, RoutingTarget>? describe = null)
    {
        if (_taken.Find(one => one.Target.Name == name) is { } known)
        {
            return describe is null || _described.Contains(name)
                ? known
                : throw new InvalidOperationException(
                    $"'{name}' was taken before it is described; describe it where it is asked for first");
        }

        IChatClient client = _services.GetKeyedService<IChatClient>(name)
            ?? throw new InvalidOperationException(
                $"no chat client is registered as '{name}'; write "
                + $"services.AddKeyedSingleton<IChatClient>(\"{name}\", …) before AddPointsman");
        var model = new ChatModel(name, client, describe);
        _taken.Add(model);
        if (describe is not null)
        {
            _described.Add(name);
        }

        return model;
    }
}
