namespace Pointsman.Evaluation;

/// <summary>Gathers what could not be carried over; the same thing at many places is one note with its count.</summary>
internal sealed class ImportNotes
{
    private readonly Dictionary<(string What, string Instead), int> _at = [];
    private readonly List<ImportNote> _all = [];

    /// <summary>All notes, in the order in which they were met.</summary>
    public IReadOnlyList<ImportNote> All => _all;

    public void Add(string place, string what, string instead)
    {
        if (_at.TryGetValue((what, instead), out int at))
        {
            _all[at] = _all[at] with { Count = _all[at].Count + 1 };
            return;
        }

        _at[(what, instead)] = _all.Count;
        _all.Add(new ImportNote(place, what, instead));
    }
}
