namespace Pointsman.Server;

/// <summary>
/// What a decision was made from, as long as it takes the ledger to write it: references to what does not change any
/// more, and a list that is used again with its <see cref="CallRecord"/>. So noting it allocates nothing, and packing
/// it is the work of the ledger's own thread.
/// </summary>
internal sealed class DecisionNotes
{
    /// <summary>What stands for a task that no condition of the configuration speaks of.</summary>
    public const string OtherTask = "-";

    private const int FewTargets = 16;
    private const int MostKept = 64;

    private readonly Dictionary<RoutingTarget, int> _places = new(ReferenceEqualityComparer.Instance);
    private (RoutingTarget Target, TargetStanding Standing)[] _seen = [];
    private int _count;
    private RequestFacts _facts;

    /// <summary>What was decided; null when nothing was, or when it is not to be written.</summary>
    public Decision? Decision { get; set; }

    /// <summary>What the route's section and its targets said.</summary>
    public string Version { get; private set; } = "";

    /// <summary>Whether the words of the last question were looked at.</summary>
    public bool WordsRead { get; private set; }

    /// <summary>What was known of the request, without what the route itself says of it.</summary>
    public ref readonly RequestFacts Facts => ref _facts;

    /// <summary>How the targets stood that were looked at, in that order.</summary>
    public ReadOnlySpan<(RoutingTarget Target, TargetStanding Standing)> Seen => _seen.AsSpan(0, _count);

    /// <summary>Begins with a decision; what was noted of one before it is forgotten.</summary>
    public void Begin(in RequestFacts facts, string version, bool wordsRead)
    {
        Clear();
        _facts = facts;
        Version = version;
        WordsRead = wordsRead;
    }

    /// <summary>How a target stood when it was looked at before; a decision that looks twice sees the same.</summary>
    public bool TryFind(RoutingTarget target, out TargetStanding standing)
    {
        int place = Find(target);
        standing = place < 0 ? default : _seen[place].Standing;
        return place >= 0;
    }

    /// <summary>Notes how a target stands that was not looked at before.</summary>
    public void Add(RoutingTarget target, TargetStanding standing)
    {
        if (_count == _seen.Length)
        {
            Array.Resize(ref _seen, Math.Max(2, _count * 2));
        }

        _seen[_count] = (target, standing);
        if (_count >= FewTargets)
        {
            _places.Add(target, _count);
        }

        _count++;
    }

    /// <summary>Forgets all; a list that was long is not kept either.</summary>
    public void Clear()
    {
        Decision = null;
        Version = "";
        WordsRead = false;
        _facts = default;
        if (_seen.Length > MostKept)
        {
            _seen = [];
        }
        else
        {
            Array.Clear(_seen, 0, _count);
        }

        if (_count > FewTargets)
        {
            _places.Clear();
        }

        _count = 0;
    }

    // The first few are looked through; only what comes after them is worth a table.
    private int Find(RoutingTarget target)
    {
        int few = Math.Min(_count, FewTargets);
        for (int i = 0; i < few; i++)
        {
            if (ReferenceEquals(_seen[i].Target, target))
            {
                return i;
            }
        }

        return _count > FewTargets && _places.TryGetValue(target, out int place) ? place : -1;
    }
}
