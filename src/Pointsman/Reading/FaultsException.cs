namespace Pointsman;

/// <summary>
/// Thrown at the surface of the library when input cannot be used. It lists every fault, not the first.
/// </summary>
public sealed class FaultsException : Exception
{
    /// <summary>Creates the exception for a list of faults.</summary>
    public FaultsException(IReadOnlyList<Fault> faults)
        : base(string.Join(Environment.NewLine, faults))
    {
        Faults = faults;
    }

    /// <summary>Everything that was found wrong.</summary>
    public IReadOnlyList<Fault> Faults { get; }

    /// <summary>Throws when the list has a fault.</summary>
    public static void ThrowIfAny(IReadOnlyList<Fault> faults)
    {
        if (faults.Count > 0)
        {
            throw new FaultsException(faults);
        }
    }
}
