using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.AI;

namespace Pointsman;

/// <summary>
/// A chat client over the program's own chat clients: decides for each request whom to ask, and carries the strategy
/// out in process, by the code that the gateway runs.
/// <para>
/// The decision is made by <see cref="Router"/> from the facts of the request and from how the clients fare. What a
/// strategy then does is held within the limits of the options; a request without an answer throws
/// <see cref="PointsmanException"/>, the cancellation of the caller <see cref="OperationCanceledException"/>. An answer
/// bears a <see cref="PointsmanReport"/>, and a <see cref="PointsmanUpgrade"/> where one was asked for. The clients
/// stay the caller's, and are not disposed. Each gets options of its own, without a model's name, which is the
/// client's, and without what is said to Pointsman.
/// </para>
/// </summary>
[Experimental("MEAI001", UrlFormat = "https://aka.ms/dotnet-extensions-warnings/{0}")]
public sealed class PointsmanChatClient : RoutingChatClient
{
    private const double GoldenRatio = 0.618_033_988_749_895;

    private readonly Route _route;
    private readonly PointsmanChatClientOptions _options;
    private readonly ClientStandings _standings;
    private readonly ClientCalls _calls;
    private long _drawn;

    /// <summary>A client that asks <paramref name="models"/> by a strategy.</summary>
    /// <exception cref="ArgumentException">The strategy names a model that is not there, or two have one name.
    /// </exception>
    public PointsmanChatClient(
        RoutingStrategy strategy, IReadOnlyList<ChatModel> models, PointsmanChatClientOptions? options = null)
    {
        _options = options ?? new PointsmanChatClientOptions();
        _route = new Route("chat", strategy);
        _standings = new ClientStandings(_options.Time, _options.Cooldown);
        _calls = new ClientCalls(ByName(strategy, models), _standings, _options);
    }

    /// <inheritdoc />
    protected override ValueTask<IChatClient> SelectClientAsync(
        RoutingContext context, CancellationToken cancellationToken)
    {
        // Read once: the sequence may be one that cannot be read again, or changes.
        ChatMessage[] messages = [.. context.Messages];
        RequestFacts facts = RequestFacts.Of(messages, context.ChatOptions);
        facts = _options.Facts?.Invoke(facts, messages) ?? facts;
        double chance = (_options.Chance ?? Drawn)();
        Decision decision = Router.Decide(_route, facts, _standings, chance);
        if (!decision.CanAnswer)
        {
            // With nobody else there, one that failed a moment ago is better than none.
            decision = Router.Decide(_route, facts, TargetStandings.AllOpen, chance);
        }

        return ValueTask.FromResult<IChatClient>(new DecidedChatClient(decision, facts, messages, _calls, _options));
    }

    // Multiples of the golden ratio leave no gap: shares of the traffic are exact sooner than by chance.
    private double Drawn() => Interlocked.Increment(ref _drawn) * GoldenRatio % 1;

    private static Dictionary<string, IChatClient> ByName(
        RoutingStrategy strategy, IReadOnlyList<ChatModel> models)
    {
        var named = new Dictionary<string, IChatClient>(StringComparer.Ordinal);
        foreach (ChatModel model in models)
        {
            if (!named.TryAdd(model.Target.Name, model.Client))
            {
                throw new ArgumentException(
                    $"two models are called '{model.Target.Name}'; give each its own name", nameof(models));
            }
        }

        string[] missing = [.. strategy.Targets.Select(target => target.Name).Where(name => !named.ContainsKey(name))];
        return missing.Length == 0
            ? named
            : throw new ArgumentException(
                $"the strategy asks {string.Join(", ", missing)}, and the models are {string.Join(", ", named.Keys)}; "
                + "give every model that it asks", nameof(models));
    }
}
