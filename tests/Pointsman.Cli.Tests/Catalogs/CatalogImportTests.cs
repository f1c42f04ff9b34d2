using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using Xunit;

namespace Pointsman.Cli.Tests.Catalogs;

public sealed class CatalogImportTests : IDisposable
{
    private const string List = """{"data":[{"id":"a/c","context_length":8000,"pricing":{"prompt":"0.000001","completion":"0.000002"}}]}""";

    private readonly SmallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Without_a_terminal_and_without_yes_it_shows_the_difference_and_changes_nothing()
    {
        var before = _folder.State();

        Called called = await ImportAsync(List);

        Assert.Equal(ExitCode.Ok, called.Code);
        Assert.Contains("+ offer openrouter/a/c", called.Out, StringComparison.Ordinal);
        Assert.Contains("--yes applies it", called.Error, StringComparison.Ordinal);
        Assert.Equal(before, _folder.State(), Same);
    }

    [Fact]
    public async Task A_dry_run_changes_nothing_even_with_yes()
    {
        var before = _folder.State();

        await ImportAsync(List, "--dry-run", "--yes");

        Assert.Equal(before, _folder.State(), Same);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task On_a_terminal_it_asks(bool answer)
    {
        string file = ListFile(List);

        await Called.WithAsync(_ => answer, "import", file, "--catalog", _folder.Path);

        Assert.Equal(answer, _folder.Load().FindOffer("openrouter/a/c") is not null);
    }

    [Fact]
    public async Task Applied_it_keeps_what_is_gone_with_its_end_and_dates_the_source()
    {
        Called called = await ImportAsync(List, "--yes", "--date", "2026-07-01");

        Catalog catalog = _folder.Load();
        Assert.Equal(ExitCode.Ok, called.Code);
        Assert.Equal(new DateOnly(2026, 7, 1), catalog.Sources.Single().Date);
        Assert.Equal(new DateOnly(2026, 7, 1), catalog.FindOffer("maker/a")!.Retires);
        Assert.DoesNotContain(
            Directory.EnumerateFileSystemEntries(_folder.Path), path => Path.GetFileName(path).StartsWith('.'));
    }

    [Fact]
    public async Task The_same_list_again_changes_nothing()
    {
        await ImportAsync(List, "--yes", "--date", "2026-07-01");
        var before = _folder.State();

        Called again = await ImportAsync(List, "--yes", "--date", "2026-07-01");

        Assert.StartsWith("0 added, 0 removed, 0 changed", again.Out, StringComparison.Ordinal);
        Assert.Equal(before, _folder.State(), Same);
    }

    [Fact]
    public async Task The_difference_is_json_too()
    {
        JsonElement json = (await ImportAsync(List, "--output", "json")).Json;

        Assert.True(json.GetProperty("counts").GetProperty("added").GetInt32() > 0);
    }

    [Fact]
    public async Task A_new_source_needs_licence_and_address_and_is_then_listed()
    {
        string table = _folder.Write("list.csv", "wire,in,out\nnew-1,1,2\n");
        string[] import = ["import", table, "--mapping", "prices", "--catalog", _folder.Path, "--yes"];

        Called refused = await Called.WithAsync(import);
        Called taken =
            await Called.WithAsync([.. import, "--licence", "CC0-1.0", "--url", "https://ours", "--name", "Ours"]);

        Assert.Equal(ExitCode.BadInput, refused.Code);
        Assert.Contains("--licence", refused.Error, StringComparison.Ordinal);
        Assert.Contains("--url", refused.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Ok, taken.Code);
        Assert.Equal("Ours", _folder.Load().Sources.Single(source => source.Id == "ours").Name);
        Assert.NotNull(_folder.Load().FindOffer("maker/new-1"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html>404</html>")]
    [InlineData("""{"data":[{"id":"a/c","pricing":{"prompt":"0.0""")]
    [InlineData("""{"data":[{"id":"a/c","pricing":{"prompt":"-1","completion":"1"}}]}""")]
    public async Task A_broken_list_is_refused_and_the_catalog_stays(string list)
    {
        var before = _folder.State();

        Called called = await ImportAsync(list, "--yes", "--format", "openrouter");

        Assert.Equal(ExitCode.BadInput, called.Code);
        Assert.Equal(before, _folder.State(), Same);
    }

    [Theory]
    [InlineData("--date", "2026-01-01")]
    [InlineData("--date", "2027-01-01")]
    [InlineData("--format", "litelm")]
    [InlineData("--format", "table")]
    [InlineData("--mapping", "price")]
    [InlineData("--as-source", "../elsewhere")]
    [InlineData("--output", "md")]
    public async Task Wrong_flags_are_refused_and_the_catalog_stays(string flag, string value)
    {
        var before = _folder.State();

        Called called = await ImportAsync(List, "--yes", flag, value);

        Assert.Equal(ExitCode.BadInput, called.Code);
        Assert.Equal(before, _folder.State(), Same);
    }

    [Fact]
    public async Task The_catalog_inside_the_program_says_to_export_first()
    {
        Called called = await Called.WithAsync("import", ListFile(List));

        Assert.Equal(ExitCode.BadInput, called.Code);
        Assert.Contains("pointsman catalog export DIR", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_list_can_come_from_an_address()
    {
        (Uri address, Task served) = Serve("200 OK", List);
        Called called = await Called.WithAsync("import", $"{address}", "--catalog", _folder.Path);
        await served;

        Assert.Equal(ExitCode.Ok, called.Code);
        Assert.Contains("+ offer openrouter/a/c", called.Out, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_answers_with_an_error_is_refused()
    {
        (Uri address, Task served) = Serve("404 Not Found", "nothing here");
        Called called = await Called.WithAsync("import", $"{address}", "--catalog", _folder.Path);
        await served;

        Assert.Equal(ExitCode.BadInput, called.Code);
        Assert.Contains("404", called.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_where_nobody_answers_is_refused()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        int port = ((IPEndPoint)listener.LocalEndpoint).Port;
        listener.Stop();

        Assert.Equal(
            ExitCode.BadInput,
            (await Called.WithAsync("import", $"http://127.0.0.1:{port}/", "--catalog", _folder.Path)).Code);
    }

    private static bool Same(IReadOnlyDictionary<string, string> left, IReadOnlyDictionary<string, string> right) =>
        left.SequenceEqual(right);

    private string ListFile(string text) => _folder.Write("lists/list.txt", text);

    private Task<Called> ImportAsync(string list, params string[] flags)
    {
        string file = ListFile(list);
        return Called.WithAsync(["import", file, "--catalog", _folder.Path, .. flags]);
    }

    private static (Uri Address, Task Served) Serve(string status, string body)
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return (new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/list"), ServeAsync());

        async Task ServeAsync()
        {
            using (listener)
            {
                using TcpClient client = await listener.AcceptTcpClientAsync();
                await using NetworkStream stream = client.GetStream();
                byte[] asked = new byte[4096];
                _ = await stream.ReadAsync(asked);
                byte[] content = Encoding.UTF8.GetBytes(body);
                string head = $"HTTP/1.1 {status}\r\nContent-Length: {content.Length}\r\nConnection: close\r\n\r\n";
                await stream.WriteAsync(Encoding.ASCII.GetBytes(head));
                await stream.WriteAsync(content);
            }
        }
    }
}
