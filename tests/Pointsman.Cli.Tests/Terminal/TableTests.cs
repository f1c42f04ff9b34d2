using Xunit;

namespace Pointsman.Cli.Tests.Terminal;

public sealed class TableTests
{
    private static readonly Table Two = new Table("name", Column.Number("cost"))
        .Row("a", "$1.00")
        .Row("long|name", "$100.00");

    [Fact]
    public void Texts_begin_and_numbers_end_at_the_same_place()
    {
        using var output = new StringWriter();
        Two.Write(new Screen(output, TextWriter.Null));
        Assert.Equal("  name          cost\n  a            $1.00\n  long|name  $100.00\n", output.ToString());
    }

    [Fact]
    public void Markdown_aligns_numbers_right_and_escapes_pipes() =>
        Assert.Equal("| name | cost |\n| --- | ---: |\n| a | $1.00 |\n| long\\|name | $100.00 |", Two.ToMarkdown());

    [Fact]
    public void Color_is_used_only_where_it_was_asked_for()
    {
        Assert.Equal("x", new Screen(TextWriter.Null, TextWriter.Null).Bold("x"));
        Assert.Equal("\e[1mx\e[0m", new Screen(TextWriter.Null, TextWriter.Null, color: true).Bold("x"));
    }
}
