using System.Diagnostics;
using System.Threading.Channels;
using Xunit;

namespace Pointsman.Server.Tests.Configuration;

public sealed class ConfigurationFileTests : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pointsman-file").FullName;
    private readonly Channel<object> _told = Channel.CreateUnbounded<object>();
    private ConfigurationFile? _file;

    private string FilePath => Path.Combine(_folder, "pointsman.yaml");

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        if (_file is not null)
        {
            await _file.DisposeAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task A_file_written_over_is_taken_over()
    {
        await StartAsync(FilePath, 1);
        await WriteAsync(FilePath, 2);
        Assert.Equal(2, await PortAsync());
        await WriteAsync(FilePath, 3);
        Assert.Equal(3, await PortAsync());
    }

    [Fact]
    public async Task A_file_that_an_editor_renames_over_is_taken_over()
    {
        await StartAsync(FilePath, 1);
        for (int port = 2; port <= 3; port++)
        {
            await WriteAsync(FilePath + ".tmp", port);
            File.Move(FilePath + ".tmp", FilePath, overwrite: true);
            Assert.Equal(port, await PortAsync());
        }
    }

    [Fact]
    public async Task A_config_map_whose_folder_of_links_is_swapped_is_taken_over()
    {
        string folder = Path.Combine(_folder, "mounted");
        Swap(folder, 1);
        File.CreateSymbolicLink(Path.Combine(folder, "pointsman.yaml"), "..data/pointsman.yaml");
        await StartAsync(Path.Combine(folder, "pointsman.yaml"), null);
        for (int port = 2; port <= 3; port++)
        {
            Swap(folder, port);
            Assert.Equal(port, await PortAsync());
        }
    }

    [Fact]
    public async Task A_file_behind_a_link_elsewhere_is_taken_over()
    {
        string elsewhere = Directory.CreateDirectory(Path.Combine(_folder, "elsewhere")).FullName;
        await WriteAsync(Path.Combine(elsewhere, "real.yaml"), 1);
        Directory.CreateSymbolicLink(Path.Combine(_folder, "linked"), elsewhere);
        File.CreateSymbolicLink(FilePath, Path.Combine(_folder, "linked", "real.yaml"));
        await StartAsync(FilePath, null);
        await WriteAsync(Path.Combine(elsewhere, "real.yaml"), 2);
        Assert.Equal(2, await PortAsync());
    }

    [Fact]
    public async Task A_change_that_is_wrong_is_refused_with_all_its_faults_and_a_later_one_is_taken_over()
    {
        await StartAsync(FilePath, 1);
        await File.WriteAllTextAsync(FilePath, "listen: { port: many, adress: x }", Cancel);
        IReadOnlyList<Fault> faults = await FaultsAsync();
        Assert.Equal(2, faults.Count);
        Assert.All(faults, fault => Assert.StartsWith($"{FilePath}:1 listen.", fault.Where, StringComparison.Ordinal));
        await WriteAsync(FilePath, 2);
        Assert.Equal(2, await PortAsync());
    }

    [Fact]
    public async Task A_file_that_vanishes_is_told_once_and_taken_over_when_it_returns()
    {
        await StartAsync(FilePath, 1);
        File.Delete(FilePath);
        Assert.Equal("there is no such file", Assert.Single(await FaultsAsync()).Found);
        await WriteAsync(FilePath, 2);
        Assert.Equal(2, await PortAsync());
    }

    [Fact]
    public async Task A_folder_that_vanishes_and_returns_is_watched_again()
    {
        string folder = Path.Combine(_folder, "inner");
        Directory.CreateDirectory(folder);
        await StartAsync(Path.Combine(folder, "pointsman.yaml"), 1);
        Directory.Delete(folder, recursive: true);
        await FaultsAsync();
        Directory.CreateDirectory(folder);
        await WriteAsync(Path.Combine(folder, "pointsman.yaml"), 2);
        Assert.Equal(2, await PortAsync());
        await WriteAsync(Path.Combine(folder, "pointsman.yaml"), 3);
        Assert.Equal(3, await PortAsync());
    }

    [Fact]
    public async Task A_file_that_is_touched_without_a_change_is_no_news()
    {
        await StartAsync(FilePath, 1);
        await WriteAsync(FilePath, 1);
        _file!.CheckNow();
        await WriteAsync(FilePath, 2);
        Assert.Equal(2, await PortAsync());
    }

    [Fact]
    public async Task A_schema_in_a_file_of_its_own_is_taken_over_with_every_change_of_it()
    {
        string schema = Path.Combine(Directory.CreateDirectory(Path.Combine(_folder, "schemas")).FullName, "order.json");
        await File.WriteAllTextAsync(schema, """{ "type": "object" }""", Cancel);
        await StartAsync(FilePath, 1);
        await WriteAsync(FilePath, 2, "schemas/order.json");
        Assert.Equal(JsonWanted.ObjectOnly, await WantedAsync());
        await File.WriteAllTextAsync(schema, """{ "type": "array" }""", Cancel);
        Assert.Equal(JsonWanted.ArrayOnly, await WantedAsync());

        await File.WriteAllTextAsync(schema, """{ "type": "arrray" }""", Cancel);
        Fault fault = (await FaultsAsync())[0];
        Assert.StartsWith(
            $"{FilePath}:2 routes.a.checks.schema schemas/order.json", fault.Where, StringComparison.Ordinal);
        File.Delete(schema);
        Assert.Contains("is not there or cannot be read", (await FaultsAsync())[0].Found, StringComparison.Ordinal);
        await File.WriteAllTextAsync(schema, """{ "type": "object" }""", Cancel);
        Assert.Equal(JsonWanted.ObjectOnly, await WantedAsync());
    }

    [Fact]
    public async Task Whoever_fails_to_take_a_change_over_does_not_end_the_watch()
    {
        await WriteAsync(FilePath, 1);
        _file = new ConfigurationFile(FilePath, _ => null, TimeProvider.System);
        await _file.LoadAsync([], Cancel);
        _file.Watch(
            settings => _told.Writer.TryWrite(
                settings.Listen.Port == 2 ? throw new InvalidDataException("no") : settings),
            faults => _told.Writer.TryWrite(faults));
        await WriteAsync(FilePath, 2);
        Assert.Equal("the change could not be taken over (no)", Assert.Single(await FaultsAsync()).Found);
        await WriteAsync(FilePath, 3);
        Assert.Equal(3, await PortAsync());
    }

    [Fact]
    public async Task What_is_not_there_too_large_or_no_text_is_a_fault_at_the_start()
    {
        await using var file = new ConfigurationFile(FilePath, _ => null, TimeProvider.System);
        Assert.Equal("there is no such file", await FaultAsync(file));
        await File.WriteAllBytesAsync(FilePath, new byte[YamlText.MostBytes + 1_048_576], Cancel);
        Assert.Equal("found 5MB", await FaultAsync(file));
        await File.WriteAllBytesAsync(FilePath, [0xC3, 0x28], Cancel);
        Assert.Equal("the file is not UTF-8", await FaultAsync(file));
    }

    private static async Task<string> FaultAsync(ConfigurationFile file)
    {
        List<Fault> faults = [];
        Assert.Null(await file.LoadAsync(faults, Cancel));
        return Assert.Single(faults).Found;
    }

    private async Task StartAsync(string path, int? port)
    {
        if (port is not null)
        {
            await WriteAsync(path, port.Value);
        }

        _file = new ConfigurationFile(path, _ => null, TimeProvider.System);
        Assert.Equal(1, (await _file.LoadAsync([], Cancel))!.Listen.Port);
        _file.Watch(settings => _told.Writer.TryWrite(settings), faults => _told.Writer.TryWrite(faults));
    }

    // As the kubelet does: a new folder, a link to it made aside, and that renamed over the old one.
    private static void Swap(string folder, int port)
    {
        string content = Path.Combine(folder, $"..content-{port}");
        Directory.CreateDirectory(content);
        File.WriteAllText(Path.Combine(content, "pointsman.yaml"), Text(port));
        string link = Path.Combine(folder, "..data");
        string? before = new FileInfo(link).LinkTarget;
        File.CreateSymbolicLink(link + "_tmp", $"..content-{port}");
        Rename(link + "_tmp", link);
        if (before is not null)
        {
            Directory.Delete(Path.Combine(folder, before), recursive: true);
        }
    }

    // The framework does not rename over a link to a folder.
    private static void Rename(string from, string to)
    {
        using Process move = Process.Start("mv", ["-T", from, to]);
        move.WaitForExit();
        Assert.Equal(0, move.ExitCode);
    }

    private static Task WriteAsync(string path, int port, string? schema = null) => File.WriteAllTextAsync(
        path,
        Text(port) + (schema is null ? "" : $"\nroutes: {{ a: {{ targets: sim/small, checks: {{ schema: {schema} }} }} }}"));

    private static string Text(int port) => $"listen: {{ port: {port} }}";

    // Between emptying a file and filling it a writer may be held up, and what is then refused is not what is tested.
    private async Task<int> PortAsync()
    {
        object next = await NextAsync();
        while (next is IReadOnlyList<Fault> faults && faults[0].Found == "found nothing")
        {
            next = await NextAsync();
        }

        return Assert.IsType<GatewaySettings>(next).Listen.Port;
    }

    // An emptied schema is no JSON yet.
    private async Task<JsonWanted> WantedAsync()
    {
        object next = await NextAsync();
        while (next is IReadOnlyList<Fault>)
        {
            next = await NextAsync();
        }

        return Assert.IsType<GatewaySettings>(next).Routes["a"].Checks.Schema!.Wanted;
    }

    private async Task<IReadOnlyList<Fault>> FaultsAsync() => (IReadOnlyList<Fault>)await NextAsync();

    private async Task<object> NextAsync()
    {
        using var most = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        return await _told.Reader.ReadAsync(most.Token);
    }
}
