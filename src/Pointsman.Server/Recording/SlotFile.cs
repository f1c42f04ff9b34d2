using System.IO.MemoryMappedFiles;
using System.Runtime.InteropServices;

namespace Pointsman.Server;

/// <summary>
/// The attempts in flight, in a file that is mapped into memory: writing to it is writing to memory, and what was
/// written belongs to the system, so it outlives the process however that ends. It does not outlive a loss of power.
/// </summary>
internal sealed unsafe class SlotFile : IDisposable
{
    public const string FileName = "inflight.bin";

    private const int HeaderBytes = 4096;
    private const int Version = 1;
    private const long Magic = 0x544F_4C53_4D53_5450;

    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    private SlotFile(MemoryMappedFile map, int count)
    {
        _map = map;
        _view = map.CreateViewAccessor();
        byte* start = null;
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        _start = start;
        Count = count;
    }

    // Who does not dispose it leaves the memory mapped until nobody can write to it any more.
    ~SlotFile()
    {
        _view?.SafeMemoryMappedViewHandle.ReleasePointer();
    }

    /// <summary>How many slots there are.</summary>
    public int Count { get; }

    public ref Slot this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)Count, nameof(index));
            return ref *(Slot*)(_start + HeaderBytes + ((long)index * Slot.Bytes));
        }
    }

    /// <summary>Opens the file that an earlier process left; null when there is none.</summary>
    /// <exception cref="FaultsException">It is no such file, or cannot be read.</exception>
    public static SlotFile? OpenExisting(string folder)
    {
        string path = Path.Combine(folder, FileName);
        if (!File.Exists(path))
        {
            return null;
        }

        return Try(path, () =>
        {
            var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
            var header = new Header();
            int read = file.ReadAtLeast(
                MemoryMarshal.AsBytes(new Span<Header>(ref header)), sizeof(Header), throwOnEndOfStream: false);
            if (read < sizeof(Header) || !header.IsSound(file.Length))
            {
                file.Dispose();
                throw new FaultsException([new Fault(
                    path,
                    "the file does not hold the calls in flight of this program",
                    "move it away; attempts that were in flight when the last server was killed are then not known")]);
            }

            return new SlotFile(Map(file), header.Count);
        });
    }

    /// <summary>
    /// Creates the file anew with every slot free. The disk gives all its space now: a full disk would otherwise be
    /// found out when the memory is written to, which kills the process.
    /// </summary>
    public static SlotFile Create(string folder, int count)
    {
        string path = Path.Combine(folder, FileName);
        return Try(path, () =>
        {
            long length = HeaderBytes + ((long)count * Slot.Bytes);
            var file = new FileStream(path, new FileStreamOptions
            {
                Mode = FileMode.Create,
                Access = FileAccess.ReadWrite,
                Share = FileShare.ReadWrite,
                PreallocationSize = length,
            });
            try
            {
                // Some file systems take the size as a hint only; what is written they must keep.
                byte[] zeros = new byte[1 << 16];
                for (long left = length; left > 0; left -= zeros.Length)
                {
                    file.Write(zeros, 0, (int)Math.Min(left, zeros.Length));
                }

                file.Position = 0;
                var header = new Header { Magic = Magic, Version = Version, SlotBytes = Slot.Bytes, Count = count };
                file.Write(MemoryMarshal.AsBytes(new Span<Header>(ref header)));
                file.Flush(flushToDisk: true);
            }
            catch
            {
                // Half a file would be refused at the next start.
                file.Dispose();
                File.Delete(path);
                throw;
            }

            return new SlotFile(Map(file), count);
        });
    }

    public void Dispose()
    {
        GC.SuppressFinalize(this);
        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    private static MemoryMappedFile Map(FileStream file) => MemoryMappedFile.CreateFromFile(
        file, null, 0, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);

    private static SlotFile Try(string path, Func<SlotFile> open)
    {
        try
        {
            return open();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new FaultsException([new Fault(
                path,
                $"the file cannot be used ({failure.Message.TrimEnd('.')})",
                "give this user the right to write it and the disk some space, or name another folder with --data")]);
        }
    }

    private struct Header
    {
        public long Magic;
        public int Version;
        public int SlotBytes;
        public int Count;

        public readonly bool IsSound(long length) =>
            Magic == SlotFile.Magic && Version == SlotFile.Version && SlotBytes == Slot.Bytes
            && Count is > 0 and <= FreeList.Most && length >= HeaderBytes + ((long)Count * SlotBytes);
    }
}
