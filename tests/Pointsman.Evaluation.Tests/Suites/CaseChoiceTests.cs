using Xunit;

namespace Pointsman.Evaluation.Tests.Suites;

public sealed class CaseChoiceTests
{
    [Fact]
    public void The_first_rows_are_the_first_rows_good_and_bad()
    {
        Suite suite = new CaseChoice { First = 3 }.Of(Suite(10, badAt: 1), out int badRows);
        Assert.Equal(["c0", null, "c2"], suite.Cases[0].Read().Select(row => row.Case?.Id));
        Assert.Equal(0, badRows);
    }

    [Fact]
    public void A_sample_has_each_category_by_its_share_in_the_order_of_the_suite()
    {
        // 80 of one category, 20 of the other.
        Suite suite = new CaseChoice { Sample = 10 }.Of(Suite(100), out _);
        Case[] drawn = [.. suite.Cases[0].Read().Select(row => row.Case!)];
        Assert.Equal((8, 2), (drawn.Count(one => one.Category == "often"), drawn.Count(one => one.Category == "rare")));
        Assert.Equal(drawn.Select(one => one.Id), drawn.OrderBy(one => int.Parse(one.Id[1..])).Select(one => one.Id));
    }

    [Fact]
    public void A_sample_is_the_same_each_time_another_by_another_seed_and_within_a_larger_one()
    {
        string[] ten = Ids(new CaseChoice { Sample = 10 });
        Assert.Equal(ten, Ids(new CaseChoice { Sample = 10 }));
        Assert.NotEqual(ten, Ids(new CaseChoice { Sample = 10, Seed = 2 }));
        Assert.Empty(ten.Except(Ids(new CaseChoice { Sample = 40 })));
    }

    [Fact]
    public void Parts_of_a_case_by_share_are_made_up_where_the_most_was_cut_off()
    {
        Suite suite = new CaseChoice { Sample = 7 }.Of(Suite(100), out _);
        Assert.Equal(7, suite.Cases[0].Read().Count());
    }

    [Fact]
    public void A_category_that_is_not_there_is_told_with_those_that_are()
    {
        FaultsException refused = Assert.Throws<FaultsException>(
            () => new CaseChoice { Category = "rar" }.Of(Suite(10), out _));
        Assert.Equal("category: no case of 'rar'; did you mean rare?", Assert.Single(refused.Faults).ToString());
    }

    [Fact]
    public void Rows_that_cannot_be_read_are_in_no_sample_and_counted()
    {
        Suite suite = new CaseChoice { Sample = 5 }.Of(Suite(10, badAt: 1), out int badRows);
        Assert.Equal(1, badRows);
        Assert.All(suite.Cases[0].Read(), row => Assert.NotNull(row.Case));
    }

    [Fact]
    public void Chosen_cases_make_another_suite_by_its_hash() => Assert.NotEqual(
        SuiteOutline.Of(Suite(10)).Hash,
        SuiteOutline.Of(new CaseChoice { First = 3 }.Of(Suite(10), out _)).Hash);

    private static string[] Ids(CaseChoice choice) =>
        [.. choice.Of(Suite(100), out _).Cases[0].Read().Select(row => row.Case!.Id)];

    private static Suite Suite(int cases, int badAt = -1) => new()
    {
        Name = "choice",
        Models = [new SuiteModel { Model = "m" }],
        Prompts = [new Prompt { Name = "input", Messages = [] }],
        Cases =
        [
            new InlineCases("cases", [.. Enumerable.Range(0, cases).Select(i => i == badAt
                ? CaseRow.Bad(new Fault($"cases[{i}]", "found nothing", "write a case"))
                : CaseRow.Good($"cases[{i}]", new Case
                {
                    Id = $"c{i}", Category = i % 5 == 4 ? "rare" : "often",
                }))]),
        ],
    };
}
