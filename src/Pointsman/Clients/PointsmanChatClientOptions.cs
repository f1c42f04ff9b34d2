using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>How a <see cref="PointsmanChatClient"/> works.</summary>
public sealed record PointsmanChatClientOptions
{
    /// <summary>Deadline, budget and count of calls of one request. Default: 10 minutes, no budget, 64 calls.</summary>
    public StrategyLimits Limits { get; init; } = new();

    /// <summary>
    /// The facts of a request, where those that are read from its messages are to be changed: to say that all requests
    /// of this client are private, for one. Default: as they are read.
    /// </summary>
    public Func<RequestFacts, IEnumerable<ChatMessage>, RequestFacts>? Facts { get; init; }

    /// <summary>What an exception of a client means; null where the default shall say: by its status.</summary>
    public Func<Exception, FailureKind?>? Classify { get; init; }

    /// <summary>
    /// How long a client that failed is passed over while there are others; longer where it asks for that, by
    /// <c>Retry-After</c>, a day at most. Default: 5 seconds.
    /// </summary>
    public TimeSpan Cooldown { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>
    /// Draws a number from 0 to 1 for each request. Default: numbers that are spread evenly, however many there are.
    /// </summary>
    public Func<double>? Chance { get; init; }

    /// <summary>The clock. Default: the system's.</summary>
    public TimeProvider Time { get; init; } = TimeProvider.System;

    /// <summary>
    /// Told what was done for each request, when its answer is whole, it has failed or was left, and nothing of it is
    /// under way any more. What it throws is ignored: watching a request never fails it.
    /// </summary>
    public Action<PointsmanReport>? Finished { get; init; }
}
