using System.Numerics;

namespace Pointsman.Server;

/// <summary>
/// The sum of a calendar day or month. It also remembers the period before, so that a clock that is set forward by
/// mistake and then back does not make a spent budget whole again.
/// </summary>
internal struct CalendarWindow<T>
    where T : struct, INumber<T>
{
    private int _period;
    private T _total;
    private int _periodBefore;
    private T _totalBefore;

    /// <summary>What counts now.</summary>
    public readonly T Total => _total;

    /// <summary>
    /// Goes to a period: a later one starts at nothing, an earlier one goes on with all that was spent.
    /// </summary>
    public void Turn(int period)
    {
        if (period == _period)
        {
            return;
        }

        if (period > _period)
        {
            (_periodBefore, _totalBefore) = (_period, _total);
            _total = T.Zero;
        }
        else if (period <= _periodBefore)
        {
            _total += _totalBefore;
            _totalBefore = T.Zero;
        }

        _period = period;
    }

    /// <summary>Adds an amount to the running period.</summary>
    public void Add(T amount) => _total += amount;

    /// <summary>
    /// Takes an amount back out of the period in which it was added. After a clock was set several times that period
    /// may have been forgotten; then no total falls below nothing, which would be a budget that nobody gave.
    /// </summary>
    public void GiveBack(int period, T amount)
    {
        if (period >= _period)
        {
            _total = T.Max(T.Zero, _total - amount);
        }
        else if (period == _periodBefore)
        {
            _totalBefore = T.Max(T.Zero, _totalBefore - amount);
        }
    }
}
