namespace Pointsman;

/// <summary>What goes on behind an answer that was given already.</summary>
internal sealed class WorkBehind
{
    private readonly Lock _lock = new();
    private readonly List<Task> _tasks = [];

    public void Add(Task work)
    {
        lock (_lock)
        {
            _tasks.Add(work);
        }
    }

    /// <summary>Ends when nothing is at work any more, also nothing that was begun meanwhile. Never fails.</summary>
    public async Task WhenQuietAsync()
    {
        int seen = 0;
        while (true)
        {
            Task[] more;
            lock (_lock)
            {
                more = [.. _tasks.Skip(seen)];
            }

            if (more.Length == 0)
            {
                return;
            }

            seen += more.Length;
            await Task.WhenAll(more).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
