using System.Collections;
using System.Text.Json;

namespace Pointsman.Evaluation;

/// <summary>
/// Where the answers of a run stand in its file, and which pairs are judged: 16 bytes for each result and none of its
/// texts, so that a run of any length can be compared.
/// </summary>
internal sealed class PairIndex : IDisposable
{
    private readonly FileStream _file;
    private (long At, int Bytes)[] _answers = [];
    private BitArray _judged = new(0);
    private int _arms;
    private int _repeats;

    private PairIndex(string path) => _file = new FileStream(
        path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1);

    /// <summary>The arm that the others are compared with.</summary>
    public int Baseline { get; private set; }

    /// <summary>Reads a file to its end; lines that are added later are not looked at.</summary>
    public static PairIndex Read(string path)
    {
        var index = new PairIndex(path);
        try
        {
            RunFile.Scan(path, index.Take, out _);
            return index;
        }
        catch
        {
            index.Dispose();
            throw;
        }
    }

    /// <summary>How many pairs have both answers, and how many of them are judged.</summary>
    public (int All, int Judged) Count()
    {
        int all = 0, judged = 0;
        for (int place = 0; place < _answers.Length; place++)
        {
            var cell = new Cell(
                place / (_arms * _repeats), place / _repeats % _arms, place % _repeats);
            bool isPair = IsPair(cell);
            all += isPair ? 1 : 0;
            judged += isPair && _judged[place] ? 1 : 0;
        }

        return (all, judged);
    }

    /// <summary>Whether a pair has both answers and is not judged.</summary>
    public bool IsOpen(Cell cell) => IsPair(cell) && !_judged[Place(cell)];

    /// <summary>The answer of a cell that has one.</summary>
    /// <exception cref="FaultsException">The file was changed meanwhile.</exception>
    public Answer Answer(Cell cell)
    {
        (long at, int bytes) = _answers[Place(cell)];
        byte[] line = new byte[bytes];
        for (int length = 0, read; length < bytes; length += read)
        {
            // A read may give less than is there; only where nothing follows has the file become shorter.
            read = RandomAccess.Read(_file.SafeFileHandle, line.AsSpan(length), at + length);
            if (read == 0)
            {
                throw RunFile.Refused(
                    _file.Name, "the file was changed while it was read: it is shorter than it was",
                    "let one run write to a file at a time, and go on with: pointsman bench run SUITE --resume FILE");
            }
        }

        return RunFile.Checked(_file.Name, 0, () =>
        {
            using var json = JsonDocument.Parse(line);
            return AnswerJson.Read(json.RootElement.GetProperty("answer"));
        });
    }

    public void Dispose() => _file.Dispose();

    private bool IsPair(Cell cell) => cell.Arm != Baseline && _answers[Place(cell)].Bytes > 0
        && _answers[Place(cell with { Arm = Baseline })].Bytes > 0;

    private void Take(string kind, JsonElement line, long at, int bytes)
    {
        switch (kind)
        {
            case "run":
                RunHeader header = RunHeaderJson.Read(line);
                _arms = header.Arms.Count;
                _repeats = header.Repeats;
                Baseline = ArmComparisons.BaselineOf(header);
                _answers = new (long, int)[CellTable.Cells(header.Cases, _arms, _repeats)];
                _judged = new BitArray(_answers.Length);
                break;
            case "answer":
                _answers[Place(RunLine.Place(line))] = (at, bytes);
                break;
            case "pair":
                PairResult pair = PairLines.Read(line);
                _judged[Place(pair.Cell)] = pair.Judgement is not null;
                break;
            default:
                break;
        }
    }

    private int Place(Cell cell) => (((cell.Case * _arms) + cell.Arm) * _repeats) + cell.Repeat;
}
