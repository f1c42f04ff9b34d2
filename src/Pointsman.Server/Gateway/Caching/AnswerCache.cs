namespace Pointsman.Server;

/// <summary>
/// Answers that may be given again, the least lately used going first when there is no more room. Whoever asks for
/// what is being fetched waits for it, so that a rush of equal calls becomes one.
/// </summary>
internal sealed class AnswerCache(GatewayClock clock)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<CacheKey, LinkedListNode<(CacheKey Key, CachedAnswer Answer)>> _answers = [];
    private readonly LinkedList<(CacheKey Key, CachedAnswer Answer)> _byUse = new();
    private readonly Dictionary<CacheKey, TaskCompletionSource<CachedAnswer?>> _fetching = [];
    private long _bytes;

    /// <summary>How many answers are kept.</summary>
    public int Count
    {
        get
        {
            lock (_gate)
            {
                return _answers.Count;
            }
        }
    }

    /// <summary>
    /// The answer; or null, and then either <paramref name="others"/> is the wait for whoever fetches it now, or the
    /// caller is the one who fetches and must end with <see cref="Keep"/> or <see cref="GiveUp"/>.
    /// </summary>
    public CachedAnswer? Find(CacheKey key, out Task<CachedAnswer?>? others)
    {
        lock (_gate)
        {
            others = null;
            if (_answers.TryGetValue(key, out var known))
            {
                if (known.Value.Answer.Until > clock.Milliseconds)
                {
                    _byUse.Remove(known);
                    _byUse.AddFirst(known);
                    return known.Value.Answer;
                }

                Remove(known);
            }

            if (_fetching.TryGetValue(key, out var fetching))
            {
                others = fetching.Task;
                return null;
            }

            _fetching.Add(key, new(TaskCreationOptions.RunContinuationsAsynchronously));
            return null;
        }
    }

    /// <summary>Keeps what was fetched, and gives it to those who wait.</summary>
    public void Keep(CacheKey key, CachedAnswer answer, CacheSettings room)
    {
        TaskCompletionSource<CachedAnswer?>? waiting;
        lock (_gate)
        {
            _fetching.Remove(key, out waiting);
            if (answer.Body.Length <= room.EntryBytes && !_answers.ContainsKey(key))
            {
                _answers.Add(key, _byUse.AddFirst((key, answer)));
                _bytes += answer.Body.Length;
            }

            while (_answers.Count > room.Entries || (_bytes > room.Bytes && _answers.Count > 0))
            {
                Remove(_byUse.Last!);
            }
        }

        waiting?.TrySetResult(answer);
    }

    /// <summary>Nothing was fetched: those who wait fetch for themselves, one of them first.</summary>
    public void GiveUp(CacheKey key)
    {
        TaskCompletionSource<CachedAnswer?>? waiting;
        lock (_gate)
        {
            _fetching.Remove(key, out waiting);
        }

        waiting?.TrySetResult(null);
    }

    private void Remove(LinkedListNode<(CacheKey Key, CachedAnswer Answer)> node)
    {
        _byUse.Remove(node);
        _answers.Remove(node.Value.Key);
        _bytes -= node.Value.Answer.Body.Length;
    }
}
