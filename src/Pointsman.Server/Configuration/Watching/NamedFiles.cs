using System.Text;

namespace Pointsman.Server;

/// <summary>
/// The files that a configuration names, from its own folder on: each is read once for a configuration, and can be
/// looked at again for a change.
/// </summary>
internal sealed class NamedFiles(string configuration)
{
    /// <summary>The largest file.</summary>
    public const int MostBytes = 1024 * 1024;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    private readonly string _folder = Path.GetDirectoryName(Path.GetFullPath(configuration))!;
    private readonly Dictionary<string, byte[]?> _read = new(StringComparer.Ordinal);

    /// <summary>The whole paths of the files that were asked for, whether they were there or not.</summary>
    public IReadOnlyCollection<string> Paths => _read.Keys;

    /// <summary>The text of a file; null with a fault at <paramref name="place"/> when it cannot be read.</summary>
    public string? Read(string name, string place, List<Fault> faults)
    {
        byte[]? content = null;
        if (!name.Contains('\0', StringComparison.Ordinal))
        {
            string path = Path.GetFullPath(Path.Combine(_folder, name));
            if (!_read.TryGetValue(path, out content))
            {
                _read[path] = content = Content(path);
            }
        }

        if (content is null)
        {
            faults.Add(new Fault(place, $"found '{name}', a file that is not there or cannot be read",
                $"write a path from the folder {_folder}, or what the file would say; let this program read it"));
            return null;
        }

        if (content.Length > MostBytes)
        {
            faults.Add(new Fault(place, $"found '{name}', a file of more than {Quantity.BytesWords(MostBytes)}",
                $"write at most {Quantity.BytesWords(MostBytes)}"));
            return null;
        }

        try
        {
            return Strict.GetString(content).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            faults.Add(new Fault(place, $"found '{name}', which is not UTF-8", "save it as UTF-8"));
            return null;
        }
    }

    /// <summary>Whether any of them is other than it was.</summary>
    public bool HaveChanged() => _read.Any(one => !Same(one.Value, Content(one.Key)));

    private static bool Same(byte[]? one, byte[]? other) =>
        one is null || other is null ? one == other : one.AsSpan().SequenceEqual(other);

    // One byte more than is allowed tells that there are too many.
    private static byte[]? Content(string path)
    {
        try
        {
            using FileStream file = File.OpenRead(path);
            byte[] content = new byte[MostBytes + 1];
            return content[..file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
