namespace Pointsman;

/// <summary>The steps of a request, written down by several at once.</summary>
internal sealed class StepNotes
{
    private readonly Lock _lock = new();
    private readonly List<StrategyStep> _steps = [];

    public IReadOnlyList<StrategyStep> All
    {
        get
        {
            lock (_lock)
            {
                return [.. _steps];
            }
        }
    }

    public void Add(StrategyStep step)
    {
        lock (_lock)
        {
            _steps.Add(step);
        }
    }

    /// <summary>Changes the last step at a place; false when there is none.</summary>
    public bool Change(string place, Func<StrategyStep, StrategyStep> change)
    {
        lock (_lock)
        {
            int at = _steps.FindLastIndex(step => step.Place == place);
            if (at >= 0)
            {
                _steps[at] = change(_steps[at]);
            }

            return at >= 0;
        }
    }
}
