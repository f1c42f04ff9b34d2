using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;

namespace Pointsman.Server;

/// <summary>
/// The configuration's file: read once, then watched. A change that is right becomes new settings; one that is wrong
/// is refused with all its faults, and what runs goes on. So it does when the file vanishes. The files that it names
/// are watched with it.
/// </summary>
/// <remarks>
/// Nothing is polled: the system tells that something happened, and the hash of the content tells whether it
/// matters. A burst of writes is waited out for as long as it lasts, at most a second.
/// </remarks>
public sealed class ConfigurationFile : IAsyncDisposable
{
    private const int MostPauses = 20;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly Func<string, string?> _environment;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly Channel<bool> _signals = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    private byte[] _seen = [];
    private NamedFiles _named;
    private Task _watching = Task.CompletedTask;

    /// <summary>Names a file; nothing is read yet.</summary>
    public ConfigurationFile(string path, Func<string, string?> environment, TimeProvider time)
    {
        FilePath = path;
        _named = new NamedFiles(path);
        _environment = environment;
        _time = time;
    }

    /// <summary>The file's path, as it was given; faults name it so.</summary>
    public string FilePath { get; }

    /// <summary>Reads the file; null with faults when anything is wrong with it.</summary>
    public async Task<GatewaySettings?> LoadAsync(List<Fault> faults, CancellationToken cancel = default)
    {
        byte[]? content = await ReadAsync(faults, cancel);
        _seen = content is null ? [] : SHA256.HashData(content);
        return content is null ? null : Parse(content, faults);
    }

    /// <summary>
    /// Watches the file until this is disposed. <paramref name="changed"/> gets each new settings,
    /// <paramref name="refused"/> the faults of each change that is not taken over; both are called one at a time.
    /// </summary>
    public void Watch(Action<GatewaySettings> changed, Action<IReadOnlyList<Fault>> refused)
    {
        // What happened between reading and watching is looked for first.
        CheckNow();
        _watching = Task.Run(() => WatchAsync(changed, refused));
    }

    /// <summary>Looks at the file now, as after a SIGHUP.</summary>
    public void CheckNow() => _signals.Writer.TryWrite(true);

    /// <summary>Ends the watch.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        _stop.Dispose();
    }

    private async Task WatchAsync(Action<GatewaySettings> changed, Action<IReadOnlyList<Fault>> refused)
    {
        using var watch = new FileWatch(CheckNow);
        try
        {
            while (await _signals.Reader.WaitToReadAsync(_stop.Token))
            {
                await SettleAsync(_stop.Token);
                NamedFiles named = _named;
                if (watch.Arm([FilePath, .. named.Paths]) is { } unwatched)
                {
                    refused([unwatched]);
                }

                await CheckAsync(changed, refused, _stop.Token);
                if (!_named.Paths.All(named.Paths.Contains))
                {
                    // What is newly named may have changed before it was watched.
                    CheckNow();
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Disposed.
        }
    }

    private async Task SettleAsync(CancellationToken cancel)
    {
        for (int i = 0; i < MostPauses && _signals.Reader.TryRead(out _); i++)
        {
            await Task.Delay(Pause, _time, cancel);
        }
    }

    private async Task CheckAsync(
        Action<GatewaySettings> changed, Action<IReadOnlyList<Fault>> refused, CancellationToken cancel)
    {
        List<Fault> faults = [];
        byte[]? content = await ReadAsync(faults, cancel);
        byte[] hash = content is null ? [] : SHA256.HashData(content);
        if (hash.AsSpan().SequenceEqual(_seen) && (content is null || !_named.HaveChanged()))
        {
            return;
        }

        _seen = hash;
        GatewaySettings? settings = content is null ? null : Parse(content, faults);
        if (settings is null)
        {
            refused(faults);
            return;
        }

        try
        {
            changed(settings);
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            // Whoever takes the settings over must not end the watch with its own failure.
            refused([new Fault(FilePath, $"the change could not be taken over ({wrong.Message})", "restart")]);
        }
    }

    private GatewaySettings? Parse(byte[] content, List<Fault> faults)
    {
        try
        {
            string text = Strict.GetString(content).TrimStart('\uFEFF');
            _named = new NamedFiles(FilePath);
            return ConfigurationReader.Read(text, FilePath, _environment, _named, faults);
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new Fault(FilePath, "the file is not UTF-8", "save it as UTF-8"));
            return null;
        }
    }

    private async Task<byte[]?> ReadAsync(List<Fault> faults, CancellationToken cancel)
    {
        try
        {
            if (new FileInfo(FilePath) is { Exists: true, Length: > YamlText.MostBytes } large)
            {
                faults.Add(new Fault(FilePath, $"found {Quantity.BytesWords(large.Length)}",
                    $"write at most {Quantity.BytesWords(YamlText.MostBytes)}"));
                return null;
            }

            return await File.ReadAllBytesAsync(FilePath, cancel);
        }
        catch (Exception wrong) when (wrong is FileNotFoundException or DirectoryNotFoundException)
        {
            faults.Add(new Fault(FilePath, "there is no such file", "write it; what runs goes on until then"));
            return null;
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(new Fault(FilePath, $"the file cannot be read ({wrong.Message})", "let this program read it"));
            return null;
        }
    }
}
