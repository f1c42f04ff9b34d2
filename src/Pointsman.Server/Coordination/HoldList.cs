namespace Pointsman.Server;

/// <summary>
/// A list of holds in the order in which they came, linked through an array, so that any of them leaves in constant
/// time and nothing is allocated.
/// </summary>
internal struct HoldList
{
    private const int None = -1;

    private int _last;

    /// <summary>An empty list.</summary>
    public HoldList() => (First, _last) = (None, None);

    /// <summary>The place of the oldest one; -1 when there is none.</summary>
    public int First { get; private set; }

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Puts the hold at a place to the end.</summary>
    public void Append(Hold[] holds, int place)
    {
        holds[place].Previous = _last;
        holds[place].Next = None;
        if (_last == None)
        {
            First = place;
        }
        else
        {
            holds[_last].Next = place;
        }

        _last = place;
        Count++;
    }

    /// <summary>Takes the hold at a place out.</summary>
    public void Remove(Hold[] holds, int place)
    {
        (int previous, int next) = (holds[place].Previous, holds[place].Next);
        if (previous == None)
        {
            First = next;
        }
        else
        {
            holds[previous].Next = next;
        }

        if (next == None)
        {
            _last = previous;
        }
        else
        {
            holds[next].Previous = previous;
        }

        Count--;
    }
}
