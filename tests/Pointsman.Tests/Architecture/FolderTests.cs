using System.Text.RegularExpressions;
using Xunit;

namespace Pointsman.Tests.Architecture;

/// <summary>The folders tell the story, and each knows only what comes before it.</summary>
public sealed class FolderTests
{
    // What a folder of the library may use, beside itself.
    private static readonly Dictionary<string, string[]> Library = new()
    {
        ["Statistics"] = [],
        ["Reading"] = [],
        ["Charts"] = ["Reading", "Statistics"],
        ["Checking"] = ["Reading"],
        ["Catalog"] = ["Reading", "Statistics"],
        ["Economics"] = ["Reading", "Catalog"],
        ["Routing"] = ["Reading", "Catalog", "Economics"],
        ["Strategies"] = ["Reading", "Catalog", "Economics", "Statistics", "Routing", "Checking"],
        ["Clients"] = ["Reading", "Catalog", "Economics", "Statistics", "Routing", "Checking", "Strategies"],
        ["Advising"] = ["Reading", "Catalog", "Economics", "Statistics"],
    };

    // Slices of the command line know the terminal and not each other.
    private static readonly string[] Slices =
        ["Advising", "Economics", "Catalogs", "Cascades", "Benchmarks", "Keys", "Recording", "Monitoring", "People"];

    private static readonly Dictionary<string, string> Exceptions = new()
    {
        ["Advising uses CatalogHome"] = "the advisor reads the catalog that --catalog names, and one place finds it",
        ["Benchmarks uses CatalogHome"] = "runs take prices from the catalog, and 'bench init' asks the advisor of it",
        ["Recording uses CatalogHome"] = "a file that decides again takes its prices from the catalog, as serve does",
    };

    [Fact]
    public void Every_folder_of_the_library_has_its_place_in_the_order() =>
        Assert.Equal(Library.Keys.Order(), Folders("src/Pointsman/").Distinct().Order());

    [Fact]
    public void A_folder_of_the_library_uses_only_what_comes_before_it()
    {
        Dictionary<string, string> home = Declared("src/Pointsman/");
        IEnumerable<string> wrong =
            from file in SourceText.All
            where file.Path.StartsWith("src/Pointsman/", StringComparison.Ordinal) && file.Path.Count(letter => letter == '/') > 2
            let own = file.Path.Split('/')[2]
            from word in SourceText.Words(file.Text)
            where home.TryGetValue(word, out string? there) && there != own && !Library[own].Contains(there)
            where IsType(SourceText.Code(file.Text), word)
            select $"{file.Path} uses {word} of {home[word]}";
        AssertNone(wrong);
    }

    [Fact]
    public void A_slice_of_the_command_line_uses_no_other_but_for_the_listed_exceptions()
    {
        Dictionary<string, string> home = Declared("src/Pointsman.Cli/");
        IEnumerable<string> wrong =
            from file in SourceText.All
            where file.Path.StartsWith("src/Pointsman.Cli/", StringComparison.Ordinal)
            let own = file.Path.Split('/')[2]
            where Slices.Contains(own) || own == "Terminal"
            from word in SourceText.Words(file.Text)
            where home.TryGetValue(word, out string? there) && there != own && Slices.Contains(there)
            where !Exceptions.ContainsKey($"{own} uses {word}") && IsType(SourceText.Code(file.Text), word)
            select $"{file.Path} uses {word} of {home[word]}";
        AssertNone(wrong);
    }

    [Fact]
    public void A_folder_is_a_noun_of_the_domain() => Assert.Empty(
        SourceText.All.SelectMany(file => file.Path.Split('/')[..^1])
            .Intersect(["Utils", "Util", "Helpers", "Common", "Models", "Services", "Misc", "Shared"], StringComparer.OrdinalIgnoreCase));

    [Fact]
    public void No_source_file_is_longer_than_300_lines() => AssertNone(
        SourceText.All.Where(file => file.Text.AsSpan().Count('\n') > 300).Select(file => file.Path));

    [Fact]
    public void No_line_of_a_source_is_longer_than_120_columns() => AssertNone(
        from file in SourceText.All
        from line in file.Text.Split('\n').Select((text, i) => (Text: text, Number: i + 1))
        where line.Text.Length > 120
        group line by file.Path into lines
        select $"{lines.Key}: {lines.Count()} from line {lines.First().Number}");

    [Fact]
    public void An_interface_has_two_implementations()
    {
        IEnumerable<string> interfaces = SourceText.All
            .SelectMany(file => SourceText.Declared(file.Text)).Where(name => name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]));
        IEnumerable<string> lonely = interfaces.Where(name => SourceText.All.Count(file =>
            Regex.IsMatch(file.Text, $@"(?:class|record|struct) [^\n]*:[^\n]*\b{name}\b")) < 2);
        AssertNone(lonely);
    }

    private static void AssertNone(IEnumerable<string> offenders)
    {
        string all = string.Join('\n', offenders);
        Assert.True(all.Length == 0, all);
    }

    // A method or a property may bear the name of a type elsewhere; a type is what stands before a name, a dot or an angle.
    private static bool IsType(string text, string word)
    {
        bool declaresMember = Regex.IsMatch(text, $@"[\w>?\]] {word}\s*(?:\{{ get|=>|\()");
        string use = declaresMember
            ? $@"\bnew {word}\b|(?<![.\w]){word}\??(?:\[\])?(?: [a-z_]\w*|>)"
            : $@"\bnew {word}\b|(?<![.\w]){word}(?:<|\.|\[\]|>|\?? [a-z_]\w*)";
        return Regex.IsMatch(text, use);
    }

    private static IEnumerable<string> Folders(string start) => SourceText.All
        .Where(file => file.Path.StartsWith(start, StringComparison.Ordinal) && file.Path.Count(letter => letter == '/') > 2)
        .Select(file => file.Path.Split('/')[2]);

    private static Dictionary<string, string> Declared(string start)
    {
        var home = new Dictionary<string, string>();
        foreach ((string path, string text) in SourceText.All.Where(file => file.Path.StartsWith(start, StringComparison.Ordinal)))
        {
            foreach (string name in SourceText.Declared(text).Where(_ => path.Count(letter => letter == '/') > 2))
            {
                home.TryAdd(name, path.Split('/')[2]);
            }
        }

        return home;
    }
}
