namespace Pointsman;

/// <summary>
/// What a request has spent and what its calls under way may still spend. A call that might exceed the budget together
/// with all of that is not made, so members that are asked at once cannot overspend together.
/// </summary>
internal sealed class SpendLedger(Usd? most)
{
    private readonly Lock _lock = new();
    private Usd _reserved = Usd.Zero;
    private Usd _spent = Usd.Zero;

    public Usd Spent
    {
        get
        {
            lock (_lock)
            {
                return _spent;
            }
        }
    }

    /// <summary>Reserves; false when that is more than is left.</summary>
    public bool TryReserve(Usd amount)
    {
        lock (_lock)
        {
            if (_spent + _reserved + amount > most)
            {
                return false;
            }

            _reserved += amount;
            return true;
        }
    }

    /// <summary>Gives a reservation back and counts what was spent; an unknown amount counts as reserved.</summary>
    public void Settle(Usd reserved, Usd? spent)
    {
        lock (_lock)
        {
            _reserved -= reserved;
            _spent += spent ?? reserved;
        }
    }
}
