namespace Pointsman.Evaluation;

/// <summary>Cases by their names, as cases of two arms, or of two runs, are paired.</summary>
public static class CaseNames
{
    /// <summary>
    /// The name of each case, in their order. Cases of one id are told apart by which of them they are, counted from 0.
    /// </summary>
    public static IReadOnlyList<(string Id, int Turn)> Of(IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(ids);
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        var names = new List<(string, int)>();
        foreach (string id in ids)
        {
            int before = seen.GetValueOrDefault(id);
            seen[id] = before + 1;
            names.Add((id, before));
        }

        return names;
    }
}
