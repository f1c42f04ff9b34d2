using Microsoft.Extensions.AI;

namespace Pointsman.Server;

/// <summary>
/// Better answers that clients may fetch for a while, in memory alone: the newest <see cref="Most"/>, and none longer
/// than <see cref="Kept"/>.
/// </summary>
internal sealed class UpgradeStore(TimeProvider time)
{
    public const int Most = 1_000;

    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(10);

    private readonly Lock _lock = new();
    private readonly Dictionary<DecisionId, KeptUpgrade> _all = [];
    private readonly Queue<(DecisionId Id, long At)> _order = new();

    /// <summary>A client will ask for it.</summary>
    public void Expect(DecisionId id, long key) => Put(id, new KeptUpgrade(key, IsThere: false, null));

    /// <summary>It is known now; null when there is no better answer.</summary>
    public void Keep(DecisionId id, long key, StrategyUpgrade? upgrade) =>
        Put(id, new KeptUpgrade(key, IsThere: true, upgrade));

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
            if (_all.TryAdd(id, upgrade))
            {
                _order.Enqueue((id, time.GetTimestamp()));
            }
            else
            {
                _all[id] = upgrade;
            }

            Forget();
        }
    }

    private void Forget()
    {
        while (_order.TryPeek(out (DecisionId Id, long At) oldest)
            && (_order.Count > Most || time.GetElapsedTime(oldest.At) > Kept))
        {
            _order.Dequeue();
            _all.Remove(oldest.Id);
        }
    }
}

/// <summary>What is known of a better answer.</summary>
/// <param name="Key">The key of the request.</param>
/// <param name="IsThere">Whether it is known if there is one.</param>
/// <param name="Upgrade">The better answer; null when there is none.</param>
internal sealed record KeptUpgrade(long Key, bool IsThere, StrategyUpgrade? Upgrade);
