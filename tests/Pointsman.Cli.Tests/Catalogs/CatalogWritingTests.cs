using Xunit;

namespace Pointsman.Cli.Tests.Catalogs;

public sealed class CatalogWritingTests : IDisposable
{
    private readonly SmallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_exported_catalog_is_the_one_inside_the_program()
    {
        string target = _folder.In("exported");

        Called export = await Called.WithAsync("export", target);
        Called diff = await Called.WithAsync("diff", target);

        Assert.Equal(ExitCode.Ok, export.Code);
        Assert.Equal("no difference", diff.Out.Trim());
        Assert.True(File.Exists(Path.Combine(target, "imports", "litellm.json")));
    }

    [Fact]
    public async Task Export_refuses_a_folder_that_is_not_empty()
    {
        var before = _folder.State();

        Assert.Equal(ExitCode.BadInput, (await Called.WithAsync("export", _folder.Path)).Code);
        Assert.True(before.SequenceEqual(_folder.State()));
    }

    [Fact]
    public async Task Diff_names_what_differs_source_by_source()
    {
        using var other = new SmallFolder();
        other.Write(
            "facts/openrouter/offers.jsonl",
            SmallFolder.TwoOffers.Replace("\"out\":2", "\"out\":5", StringComparison.Ordinal));

        Called called = await Called.WithAsync("diff", _folder.Path, other.Path);
        Called json = await Called.WithAsync("diff", _folder.Path, other.Path, "--format", "json");

        Assert.StartsWith("openrouter\n~ offer maker/a price: ", called.Out, StringComparison.Ordinal);
        Assert.Equal(
            1, json.Json.GetProperty("sources").GetProperty("openrouter").GetProperty("counts").GetProperty("changed")
            .GetInt32());
    }

    [Fact]
    public async Task Check_gives_exit_code_2_when_something_is_broken()
    {
        _folder.Write(
            "facts/openrouter/models.jsonl",
            "{\"id\":\"a\",\"aliases\":[\"x\"]}\n{\"id\":\"c\",\"aliases\":[\"x\"]}\n");

        Called called = await Called.WithAsync("check", "--catalog", _folder.Path, "--format", "json");

        Assert.Equal(ExitCode.BadInput, called.Code);
        Assert.Equal(1, called.Json.GetProperty("counts").GetProperty("duplicate-alias").GetInt32());
        Assert.Equal(1, called.Json.GetProperty("counts").GetProperty("unknown-model").GetInt32());
        Assert.Equal(1, called.Json.GetProperty("counts").GetProperty("no-offer").GetInt32());
    }

    [Fact]
    public async Task Every_command_has_help_with_examples()
    {
        foreach (string command in new[]
            { "list", "show", "compare", "frontier", "conflicts", "retiring", "import", "diff", "check", "export" })
        {
            Called called = await Called.WithAsync(command, "--help");

            Assert.Contains($"  pointsman catalog {command}", called.Out, StringComparison.Ordinal);
        }
    }
}
