namespace Pointsman.Server;

/// <summary>
/// The reservations of a key: those in flight, and those that expired and may still be settled. It grows to the most
/// that were ever there at once and is reused from then on.
/// </summary>
internal sealed class HoldTable
{
    /// <summary>How many expired reservations are remembered for being settled late: 1,024 a key.</summary>
    public const int MostExpired = 1_024;

    private Hold[] _holds = new Hold[4];
    private HoldList _inFlight = new();
    private HoldList _expired = new();
    private HoldList _free = new();
    private int _touched;
    private long _lastId;

    /// <summary>How many are in flight.</summary>
    public int InFlight => _inFlight.Count;

    /// <summary>The place of the oldest in flight; -1 when there is none.</summary>
    public int Oldest => _inFlight.First;

    /// <summary>The hold at a place.</summary>
    public ref readonly Hold this[int place] => ref _holds[place];

    /// <summary>Adds a reservation, and gives its place and its new number.</summary>
    public (int Place, long Id) Add(in Moment counted, long tokens, decimal usd)
    {
        int place = FreePlace();
        ref Hold hold = ref _holds[place];
        hold.Id = ++_lastId;
        hold.Counted = counted;
        hold.Tokens = tokens;
        hold.Usd = usd;
        hold.Expired = false;
        _inFlight.Append(_holds, place);
        return (place, hold.Id);
    }

    /// <summary>Whether the reservation with this number still stands at its place, expired or not.</summary>
    public bool Has(int place, long id) => _holds[place].Id == id;

    /// <summary>Forgets a reservation.</summary>
    public void Remove(int place)
    {
        (_holds[place].Expired ? ref _expired : ref _inFlight).Remove(_holds, place);
        _holds[place].Id = 0;
        _free.Append(_holds, place);
    }

    /// <summary>Marks one as expired; the oldest expired one is forgotten when there are too many.</summary>
    public void Expire(int place)
    {
        _inFlight.Remove(_holds, place);
        _holds[place].Expired = true;
        _expired.Append(_holds, place);
        if (_expired.Count > MostExpired)
        {
            Remove(_expired.First);
        }
    }

    private int FreePlace()
    {
        if (_free.Count > 0)
        {
            int place = _free.First;
            _free.Remove(_holds, place);
            return place;
        }

        if (_touched == _holds.Length)
        {
            Array.Resize(ref _holds, _touched * 2);
        }

        return _touched++;
    }
}
