namespace Pointsman;

/// <summary>
/// Which models and offers there were on a day, by rules that hold for all of them:
/// 1 a model exists from its release, or from the day of the oldest source that knows it;
/// 2 an offer begins with its own first day, else with the model, and nobody sells a closed model before its maker
/// does;
/// 3 an offer ends on its retirement; for a past day, what was announced later was not yet known;
/// 4 what the maker itself has stopped selling is on its way out elsewhere too;
/// 5 an old model that only price histories still list is not confirmed to be on sale.
/// </summary>
internal sealed class SaleCalendar
{
    private const int YoungDays = 365;

    private readonly DateOnly _day;
    private readonly bool _past;
    private readonly Dictionary<string, Life> _lives;

    public SaleCalendar(Catalog catalog, DateOnly day)
    {
        _day = day;
        _past = day < catalog.Newest;
        _lives = new Dictionary<string, Life>(catalog.Models.Count, StringComparer.Ordinal);
        foreach (Model model in catalog.Models)
        {
            DateOnly begin = model.Released ?? model.Seen;
            if (begin <= day)
            {
                _lives[model.Id] = new Life(begin, begin, model.OpenWeights == true);
            }
        }

        HashSet<string> makers =
        [
            .. catalog.Providers.Where(provider => provider.Kind == ProviderKind.Maker).Select(provider => provider.Id),
        ];
        foreach (Offer offer in catalog.Offers)
        {
            if (makers.Contains(offer.Provider) && _lives.TryGetValue(offer.Model, out Life? life) && !life.Open)
            {
                life.Add(offer, day);
            }
        }
    }

    public bool Exists(Model model) => _lives.ContainsKey(model.Id);

    public bool Exists(string model) => _lives.ContainsKey(model);

    public bool IsSold(Offer offer)
    {
        if (!_lives.TryGetValue(offer.Model, out Life? life))
        {
            return false;
        }

        DateOnly from = offer.From is { } own && own > life.FirstSold ? own : life.FirstSold;
        bool retired = offer.Status == Lifecycle.Retired && (offer.Retires is null || !_past);
        return from <= _day && !(offer.Retires <= _day) && !retired;
    }

    public Offer AsOf(Offer offer)
    {
        if (_past)
        {
            Lifecycle? status = offer.Status == Lifecycle.Preview ? offer.Status : null;
            return offer with { Retires = null, Replacement = null, Status = status };
        }

        Life life = _lives[offer.Model];
        if (life.MakerStopped && offer.Status is (null or Lifecycle.Active or Lifecycle.Preview))
        {
            return offer with { Status = Lifecycle.Deprecated };
        }

        bool young = _day.DayNumber - life.Begin.DayNumber < YoungDays;
        return offer.Listed || young || offer.Status is not null
            ? offer
            : offer with { Status = Lifecycle.Unconfirmed };
    }

    private sealed class Life(DateOnly begin, DateOnly firstSold, bool open)
    {
        private DateOnly? _earliest;
        private bool _ended;
        private bool _alive;

        public DateOnly Begin { get; } = begin;

        public bool Open { get; } = open;

        public DateOnly FirstSold => _earliest is { } earliest && earliest > firstSold ? earliest : firstSold;

        public bool MakerStopped => _ended && !_alive;

        public void Add(Offer offer, DateOnly day)
        {
            DateOnly from = offer.From ?? Begin;
            _earliest = _earliest is { } known && known < from ? known : from;
            bool over = offer.Retires <= day || offer.Status == Lifecycle.Retired;
            _ended |= over;
            _alive |= !over && offer.Listed;
        }
    }
}
