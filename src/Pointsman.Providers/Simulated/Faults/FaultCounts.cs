namespace Pointsman.Providers.Simulated;

/// <summary>How often each order for a limited number of faults was carried out.</summary>
internal sealed class FaultCounts
{
    private const int MaxOrders = 1_000;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>Whether the order still holds for this request.</summary>
    public bool Take(FaultOrder order, string model)
    {
        if (order.Times is not { } times)
        {
            return true;
        }

        lock (_lock)
        {
            // Whoever writes a thousand different orders begins anew with the next.
            if (_counts.Count >= MaxOrders)
            {
                _counts.Clear();
            }

            string key = $"{model} {order.Text}";
            int done = _counts.GetValueOrDefault(key);
            _counts[key] = Math.Min(done + 1, times);
            return done < times;
        }
    }
}
