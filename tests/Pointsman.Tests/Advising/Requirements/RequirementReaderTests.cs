using Xunit;

namespace Pointsman.Tests.Advising.Requirements;

public sealed class RequirementReaderTests
{
    [Theory]
    [InlineData("""{"task":"coed"}""", "task: found 'coed'; did you mean code?")]
    [InlineData("""{"volume":"100"}""", "volume: found '100'; write a number and a period: 100000/day, 3M/month, 5/s, 2000/hour")]
    [InlineData("""{"volume":"-5/day"}""", "volume: found '-5/day'; write a number and a period")]
    [InlineData("""{"latency":"2"}""", "latency: found '2'; write a number and a unit: 500ms, 2s, 5min, 1h")]
    [InlineData("""{"latency":"0s"}""", "latency: found '0s'; write a number and a unit")]
    [InlineData("""{"budget":"500"}""", "budget: found '500'; write dollars per month or per request: 500/month, 0.01/request")]
    [InlineData("""{"budget":"-1/month"}""", "budget: found '-1/month'; write dollars per month or per request")]
    [InlineData("""{"context":"0"}""", "context: found '0'; write a number from 1 to 100000000 tokens")]
    [InlineData("""{"context":"1.5"}""", "context: found '1.5'; write a whole number from 1 to 100000000 tokens")]
    [InlineData("""{"growth":"200%"}""", "growth: found '200%'; write a share from 0 to 1, or 0% to 100%")]
    [InlineData("""{"quality":"-0.1"}""", "quality: found '-0.1'; write a share from 0 to 1, or 0% to 100%")]
    [InlineData("""{"privacy":"secret"}""", "privacy: found 'secret'; allowed: standard, no-training, private-cloud, self-hosted")]
    [InlineData("""{"modalities":"text,smell"}""", "modalities: found 'smell'; allowed: text, image, audio, video, pdf")]
    [InlineData("""{"gpus":"-1"}""", "gpus: found '-1'; write a number from 0 to 100000 GPUs of 80 GB")]
    [InlineData("""{"peak":"0.5"}""", "peak: found '0.5'; write a number from 1 to 10000 times the average")]
    [InlineData("""{"priority":"acuracy"}""", "priority: found 'acuracy'; did you mean accuracy?")]
    [InlineData("""{"must":"tool"}""", "must: found 'tool'; did you mean tools?")]
    [InlineData("""{"accept":"errors"}""", "accept: found 'errors'; allowed: deprecated, unconfirmed, unknown-price")]
    [InlineData("""{"pipeline":"perhaps"}""", "pipeline: found 'perhaps'; write yes or no")]
    [InlineData("""{"task":["code"]}""", "task: found a list of 1; write a single text")]
    [InlineData("""{"task":"code","voulme":"5/day"}""", "voulme: this key is unknown; did you mean volume?")]
    [InlineData("""{"steps":[]}""", "")]
    [InlineData("""{"steps":[{"taks":"code"}]}""", "steps[0].taks: this key is unknown; did you mean task?")]
    [InlineData("{}", "an empty requirement; say at least what is to be done")]
    public void A_wrong_value_gives_one_fault_with_its_key_what_was_found_and_what_is_allowed(string json, string fault)
    {
        IReadOnlyList<Fault> faults = Some.FaultsIn(json);
        if (fault.Length == 0)
        {
            Assert.Empty(faults);
        }
        else
        {
            Assert.Contains(fault, Assert.Single(faults).ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void All_faults_are_listed_at_once() => Assert.Equal(
        ["task", "volume", "latency", "colour"],
        Some.FaultsIn("""{"task":"x","volume":"y","latency":"z","colour":"red"}""").Select(fault => fault.Where));

    [Theory]
    [InlineData("""{"privacy":"self-hosted","gpus":0}""", "gpus")]
    [InlineData("""{"deployment":"on-premises","gpus":0}""", "gpus")]
    [InlineData("""{"deployment":"edge","privacy":"private-cloud"}""", "deployment")]
    [InlineData("""{"context":1000,"tokens-in":900,"tokens-out":200}""", "context")]
    [InlineData("""{"budget":"10/month,1/request","volume":"1000/day"}""", "budget")]
    [InlineData("""{"deployment":"on-premises","region":"eu"}""", "region")]
    [InlineData("""{"must":"tools","nice":"tools"}""", "nice")]
    [InlineData("""{"must":"active","accept":"deprecated"}""", "accept")]
    public void What_cannot_both_be_true_is_named(string json, string key) =>
        Assert.Equal(key, Assert.Single(Some.FaultsIn(json)).Where);

    [Fact]
    public void Both_budgets_can_stand_in_one_text()
    {
        Requirement needed = Some.Need("""{"budget":"$1,500/month" }""".Replace("1,500", "1500", StringComparison.Ordinal));
        Assert.Equal((new Usd(1500m), null), (needed.BudgetPerMonth, needed.BudgetPerRequest));
        needed = Some.Need("""{"budget":"500/month, 0.01/request"}""");
        Assert.Equal((new Usd(500m), new Usd(0.01m)), (needed.BudgetPerMonth, needed.BudgetPerRequest));
    }

    [Fact]
    public void What_is_unsaid_has_its_documented_default()
    {
        Requirement needed = Some.Need("""{"volume":"1000/day"}""");
        Assert.Equal(("chat", 30_000m, 3m, Modalities.Text), (needed.Task, needed.RequestsPerMonth, needed.PeakToAverage, needed.Input));
    }
}
