using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>
/// Better answers that clients may fetch for a while, in memory alone: the newest <see cref="Most"/> and of their texts
/// the newest <see cref="MostCharacters"/>, and none longer than <see cref="Kept"/>.
/// </summary>
internal sealed class UpgradeStore(TimeProvider time)
{
    public const int Most = 1_000;

    /// <summary>How much text they have together: 16 million characters, which take 32 MiB.</summary>
    public const int MostCharacters = 16 * 1024 * 1024;

    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<DecisionId, KeptUpgrade> _all = [];
    private readonly Queue<(DecisionId Id, long At)> _order = new();
    private long _characters;

    /// <summary>A client will ask for it.</summary>
    public void Expect(DecisionId id, long key) => Put(id, new KeptUpgrade(key, IsThere: false, null));

    /// <summary>It is known now; null when there is no better answer.</summary>
    public void Keep(DecisionId id, long key, StrategyUpgrade? upgrade) =>
        Put(id, new KeptUpgrade(key, IsThere: true, upgrade is null ? null : TextOf(upgrade)));

    /// <summary>What is known of it; null when nothing is, or it is another key's.</summary>
    public KeptUpgrade? Find(DecisionId id, long key)
    {
        lock (_lock)
        {
            Forget();
            return _all.TryGetValue(id, out KeptUpgrade? found) && found.Key == key ? found : null;
        }
    }

    private void Put(DecisionId id, KeptUpgrade upgrade)
    {
        lock (_lock)
        {
            if (_all.TryGetValue(id, out KeptUpgrade? before))
            {
                _characters -= before.Characters;
            }
            else
            {
                _order.Enqueue((id, time.GetTimestamp()));
            }

            _all[id] = upgrade;
            _characters += upgrade.Characters;
            Forget();
        }
    }

    private void Forget()
    {
        while (_order.TryPeek(out (DecisionId Id, long At) oldest)
            && (_order.Count > Most || _characters > MostCharacters || time.GetElapsedTime(oldest.At) > Kept))
        {
            _order.Dequeue();
            if (_all.Remove(oldest.Id, out KeptUpgrade? gone))
            {
                _characters -= gone.Characters;
            }
        }
    }

    // Nothing else of the answer is told later, and what a provider sent with it may be much.
    private static StrategyUpgrade TextOf(StrategyUpgrade upgrade) => upgrade with
    {
        Whole = new ChatResponse(new ChatMessage(ChatRole.Assistant, upgrade.Whole.Text)),
    };
}

/// <summary>What is known of a better answer.</summary>
/// <param name="Key">The key of the request.</param>
/// <param name="IsThere">Whether it is known if there is one.</param>
/// <param name="Upgrade">The better answer; null when there is none.</param>
internal sealed record KeptUpgrade(long Key, bool IsThere, StrategyUpgrade? Upgrade)
{
    /// <summary>How long its text is.</summary>
    public int Characters { get; } = Upgrade?.Whole.Text.Length ?? 0;
}
