using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using Pointsman.ReportBench;
using Xunit;

namespace Pointsman.Evaluation.Tests.Reports;

public sealed class JunitTests
{
    // The elements and attributes that build servers have in common.
    private const string Schema = """
        <xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema" elementFormDefault="qualified">
          <xs:complexType name="reason" mixed="true">
            <xs:attribute name="message" type="xs:string"/>
            <xs:attribute name="type" type="xs:string"/>
          </xs:complexType>
          <xs:element name="testsuites">
            <xs:complexType>
              <xs:sequence>
                <xs:element name="testsuite" minOccurs="0" maxOccurs="unbounded">
                  <xs:complexType>
                    <xs:sequence>
                      <xs:element name="testcase" minOccurs="0" maxOccurs="unbounded">
                        <xs:complexType>
                          <xs:choice minOccurs="0">
                            <xs:element name="failure" type="reason"/>
                            <xs:element name="error" type="reason"/>
                            <xs:element name="skipped" type="reason"/>
                          </xs:choice>
                          <xs:attribute name="name" type="xs:token" use="required"/>
                          <xs:attribute name="classname" type="xs:token" use="required"/>
                          <xs:attribute name="time" type="xs:decimal"/>
                        </xs:complexType>
                      </xs:element>
                    </xs:sequence>
                    <xs:attribute name="name" type="xs:token" use="required"/>
                    <xs:attribute name="tests" type="xs:int" use="required"/>
                    <xs:attribute name="failures" type="xs:int" use="required"/>
                    <xs:attribute name="errors" type="xs:int" use="required"/>
                    <xs:attribute name="skipped" type="xs:int" use="required"/>
                    <xs:attribute name="time" type="xs:decimal"/>
                    <xs:attribute name="timestamp" type="xs:dateTime" use="required"/>
                  </xs:complexType>
                </xs:element>
              </xs:sequence>
              <xs:attribute name="name" type="xs:string"/>
            </xs:complexType>
          </xs:element>
        </xs:schema>
        """;

    [Fact]
    public void It_follows_the_schema_that_build_servers_read()
    {
        Validate(SomeRun.WithEveryState());
        Validate(new GeneratedRun(3).Make(40, 3, repeats: 2));
        Validate(SomeRun.SayingOnly("]]> \0\u0001 \uD800 <failure> & \"'"));
    }

    [Fact]
    public void Each_arm_is_a_suite_and_each_case_and_repeat_a_test_of_its_state()
    {
        string report = SomeRun.Report(SomeRun.WithEveryState(), ReportFormat.Junit);
        XElement[] suites = [.. XDocument.Parse(report).Root!.Elements()];
        Assert.Equal(["arm0", "arm1 (simulated)"], suites.Select(suite => suite.Attribute("name")!.Value));
        Assert.Equal(
            ["a #1:", "a #2:failure", "b #1:error", "b #2:error", "c #1:skipped", "c #2:skipped"],
            suites[0].Elements().Select(test =>
                $"{test.Attribute("name")!.Value}:{test.Elements().SingleOrDefault()?.Name.LocalName}"));
        Assert.Equal("equals: 0.00: '392' is not '391'", suites[0].Descendants("failure").Single().Value);
        Assert.Equal("429", suites[0].Descendants("error").Last().Attribute("type")!.Value);
    }

    [Fact]
    public void Counts_are_those_of_the_tests_and_of_the_metrics()
    {
        Run run = new GeneratedRun(5).Make(80, 3, repeats: 2);
        XElement[] suites = [.. XDocument.Parse(SomeRun.Report(run, ReportFormat.Junit)).Root!.Elements()];
        foreach ((XElement suite, ArmMetrics arm) in suites.Zip(RunMetrics.Of(run)))
        {
            Assert.Equal(suite.Elements().Count(), (int)suite.Attribute("tests")!);
            Assert.Equal(suite.Descendants("failure").Count(), (int)suite.Attribute("failures")!);
            Assert.Equal(arm.Failed + arm.Ungraded, (int)suite.Attribute("errors")!);
            Assert.Equal(arm.Failed + arm.Ungraded, suite.Descendants("error").Count());
            Assert.Equal(160, (int)suite.Attribute("tests")!);
        }
    }

    [Fact]
    public void A_reason_is_bounded()
    {
        Run run = SomeRun.SayingOnly(new string('x', 10_000));
        XDocument xml = XDocument.Parse(SomeRun.Report(run, ReportFormat.Junit));
        Assert.All(
            xml.Descendants().Where(one => one.Name.LocalName is "failure" or "error"),
            one => Assert.InRange(one.Value.Length, 1, JunitReport.MostReason));
    }

    private static void Validate(Run run)
    {
        var schemas = new XmlSchemaSet();
        using var schema = XmlReader.Create(new StringReader(Schema));
        schemas.Add(null, schema);
        var wrong = new List<string>();
        XDocument.Parse(SomeRun.Report(run, ReportFormat.Junit))
            .Validate(schemas, (_, fault) => wrong.Add(fault.Message));
        Assert.Empty(wrong);
    }
}
