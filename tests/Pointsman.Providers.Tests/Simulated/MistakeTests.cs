using Xunit;

namespace Pointsman.Providers.Tests.Simulated;

/// <summary>
/// Two thousand tasks a model, so that what is measured can be held against what the descriptions say.
/// </summary>
public sealed class MistakeTests : IDisposable
{
    private const int Tasks = 2_000;
    private readonly Sim _sim = new();

    public void Dispose() => _sim.Dispose();

    [Theory]
    [InlineData("sim/small", 0.3, 1.0)]
    [InlineData("sim/large", 0.7, 1.0)]
    [InlineData("sim/reasoner", 0.9, 1.0)]
    [InlineData("sim/vision", 0.5, 0.0)]
    [InlineData("sim/small", 0.6, 2.0)]
    public async Task A_model_is_right_as_often_as_its_description_says(
        string model, double difficulty, double temperature)
    {
        bool[] right = await RightAsync(model, difficulty, temperature);
        double expected = SimulatedModel.All.Single(one => one.Id == model).Accuracy(difficulty);
        // Four standard errors: a fair draw leaves them once in sixteen thousand times, and the seed is fixed.
        double error = Math.Sqrt(expected * (1 - expected) / Tasks);
        Assert.InRange(right.Count(one => one) / (double)Tasks, expected - (4 * error), expected + (4 * error));
    }

    [Fact]
    public async Task Models_err_together_more_often_than_by_accident()
    {
        bool[] vision = await RightAsync("sim/vision", 0.7, 1.0);
        bool[] large = await RightAsync("sim/large", 0.7, 1.0);
        double both = vision.Zip(large).Count(pair => !pair.First && !pair.Second) / (double)Tasks;
        double apart = vision.Count(one => !one) / (double)Tasks * large.Count(one => !one) / Tasks;
        Assert.InRange(both - apart, 0.04, 0.1);
    }

    [Fact]
    public async Task Harder_tasks_are_got_right_less_often()
    {
        var shares = new List<int>();
        foreach (double difficulty in (double[])[0.1, 0.35, 0.6, 0.85])
        {
            shares.Add((await RightAsync("sim/small", difficulty, 1.0)).Count(one => one));
        }

        Assert.Equal(shares.OrderDescending(), shares);
        Assert.True(shares[0] - shares[^1] > Tasks / 2);
    }

    [Fact]
    public async Task Computed_tasks_are_got_right_more_often_by_the_better_model()
    {
        int small = await SumsAsync("sim/small");
        int large = await SumsAsync("sim/large");
        int reasoner = await SumsAsync("sim/reasoner");
        Assert.True(small < large && large < reasoner, $"{small} {large} {reasoner}");
    }

    [Fact]
    public async Task Samples_differ_where_the_temperature_lets_them_and_a_majority_beats_one()
    {
        int single = 0;
        int majority = 0;
        int mixed = 0;
        for (int i = 0; i < 300; i++)
        {
            var answers = (await ChoicesAsync(i, 1.0)).ConvertAll(said => said == "right");
            single += answers[0] ? 1 : 0;
            majority += answers.Count(one => one) > 2 ? 1 : 0;
            mixed += answers.Distinct().Count() > 1 ? 1 : 0;
            Assert.Single((await ChoicesAsync(i, 0.0)).Distinct());
        }

        Assert.True(mixed > 30, $"{mixed}");
        Assert.True(majority > single - 15, $"{majority} {single}");
    }

    private async Task<List<string>> ChoicesAsync(int i, double temperature)
    {
        var body = Sim.Body($"Task {i} [[sim answer=\"right\" wrong=\"wrong\" difficulty=0.35]]", "sim/small");
        body["temperature"] = temperature;
        body["n"] = 5;
        return (await _sim.AskAsync(body))["choices"]!.AsArray()
            .Select(choice => choice!["message"]!["content"]!.GetValue<string>()).ToList();
    }

    private async Task<bool[]> RightAsync(string model, double difficulty, double temperature)
    {
        bool[] right = new bool[Tasks];
        for (int i = 0; i < Tasks; i++)
        {
            string mark = FormattableString.Invariant($"[[sim answer=\"{i + 5}\" difficulty={difficulty}]]");
            string said = await _sim.SayAsync(
                $"Task number {i}. {mark}", model, body => body["temperature"] = temperature);
            right[i] = said == $"{i + 5}";
        }

        return right;
    }

    private async Task<int> SumsAsync(string model)
    {
        int right = 0;
        for (int i = 0; i < 400; i++)
        {
            int a = 200 + (37 * i);
            int b = 11 + (i % 89);
            right += await _sim.SayAsync($"What is {a} * {b}? Only the number.", model) == $"{a * b}" ? 1 : 0;
        }

        return right;
    }
}
