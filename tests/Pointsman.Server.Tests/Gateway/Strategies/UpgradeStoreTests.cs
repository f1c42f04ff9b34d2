using Microsoft.Extensions.AI;
using Xunit;

namespace Pointsman.Server.Tests.Gateway;

/// <summary>Better answers wait for their clients within bounds.</summary>
public sealed class UpgradeStoreTests
{
    private const long Key = 7;

    private readonly SteppedTime _time = new();
    private readonly UpgradeStore _store;

    public UpgradeStoreTests() => _store = new UpgradeStore(_time);

    [Fact]
    public void The_oldest_makes_room_when_their_texts_are_too_long_together()
    {
        Keep(1, UpgradeStore.MostCharacters / 2);
        Keep(2, UpgradeStore.MostCharacters / 2);
        Assert.Equal([true, true, false], [Has(1), Has(2), Has(3)]);
        Keep(3, 1);
        Assert.Equal([false, true, true], [Has(1), Has(2), Has(3)]);
        Keep(4, UpgradeStore.MostCharacters / 2);
        Assert.Equal([false, true, true], [Has(2), Has(3), Has(4)]);
    }

    [Fact]
    public void The_oldest_makes_room_when_there_are_too_many_and_when_its_time_is_over()
    {
        for (int id = 1; id <= UpgradeStore.Most + 1; id++)
        {
            _store.Expect(Id(id), Key);
        }

        Assert.Equal([false, true], [Has(1), Has(2)]);
        _time.Pass(UpgradeStore.Kept + TimeSpan.FromTicks(1));
        Assert.False(Has(UpgradeStore.Most + 1));
    }

    [Fact]
    public void Only_its_text_is_kept()
    {
        var whole = new ChatResponse(new ChatMessage(ChatRole.Assistant, "better")) { RawRepresentation = new byte[9] };
        _store.Expect(Id(1), Key);
        _store.Keep(Id(1), Key, new StrategyUpgrade(whole, "judged better"));
        StrategyUpgrade kept = _store.Find(Id(1), Key)!.Upgrade!;
        Assert.Equal(("better", "judged better", null), (kept.Whole.Text, kept.Reason, kept.Whole.RawRepresentation));
        Assert.Null(_store.Find(Id(1), Key + 1));
    }

    private void Keep(long id, int characters) => _store.Keep(
        Id(id), Key,
        new StrategyUpgrade(new ChatResponse(new ChatMessage(ChatRole.Assistant, new string('x', characters))), "why"));

    private bool Has(long id) => _store.Find(Id(id), Key) is not null;

    private static DecisionId Id(long number) => new(number, 1);
}
