using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>A chat client of the program's own, with what strategies want to know of it.</summary>
public sealed class ChatModel
{
    /// <summary>Names a client. <paramref name="describe"/> adds what is known: price, context, whether it is local.
    /// </summary>
    public ChatModel(string name, IChatClient client, Func<RoutingTarget, RoutingTarget>? describe = null)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(client);
        Client = client;
        var metadata = client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
        var target = new RoutingTarget
        {
            Name = name, Provider = metadata?.ProviderName ?? "client", Model = metadata?.DefaultModelId ?? name,
        };
        Target = describe?.Invoke(target) ?? target;
    }

    /// <summary>What strategies choose among.</summary>
    public RoutingTarget Target { get; }

    /// <summary>Whom it stands for; it stays the caller's and is never disposed here.</summary>
    public IChatClient Client { get; }

    /// <summary>The strategy that always asks this model, so that it can stand as a part of others.</summary>
    public RoutingStrategy ToStrategy() => new SingleStrategy(Target);

    /// <summary>The strategy that always asks this model.</summary>
    public static implicit operator RoutingStrategy(ChatModel model) => model.ToStrategy();
}
