using Xunit;

namespace Pointsman.Tests.Reading;

public sealed class SpellingTests
{
    [Fact]
    public void A_misspelt_name_finds_the_nearest_one() =>
        Assert.Equal("customer-support", Spelling.Nearest("custmer-suport", ["customer-support", "legal-documents"])[0]);

    [Fact]
    public void A_word_that_is_near_nothing_finds_nothing() =>
        Assert.Empty(Spelling.Nearest("xyz", ["customer-support", "legal-documents"]));

    [Fact]
    public void Two_swapped_letters_are_one_edit() => Assert.Equal(1, Spelling.Distance("advsie", "advise"));
}
