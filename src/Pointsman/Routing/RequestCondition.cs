namespace Pointsman;

/// <summary>Conditions on the facts of a request, as programs write them.</summary>
public static class RequestCondition
{
    /// <summary>
    /// Reads a condition over the names of <see cref="RequestFactNames"/>: <c>complexity &gt;= complex or tokens &gt;
    /// 8000</c>.
    /// </summary>
    /// <exception cref="FaultsException">The text is no such condition; each fault says the way out.</exception>
    public static Condition Parse(string text)
    {
        List<Fault> faults = [];
        return Condition.Parse(text, [.. RequestFactNames.All.Keys], "condition", faults, RequestFactNames.Scales)
            ?? throw new FaultsException(faults);
    }
}
