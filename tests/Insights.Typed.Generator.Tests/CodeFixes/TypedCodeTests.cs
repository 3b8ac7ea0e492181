using Insights.Typed.Language;
using Insights.Typed.Schemas;
using Insights.Typed.Schemas.CSharpCode;

namespace Insights.Typed.Generator.Tests.CodeFixes;

/// <summary>The program that the tool shows for a query compiles.</summary>
public sealed class TypedCodeTests
{
    private static readonly IReadOnlyList<DatasetSchema> Datasets = [.. SchemaFile.Read(Samples.EveryType.Path, Samples.EveryType.Text!).Datasets];

    [Fact]
    public void A_program_with_each_type_compiles()
    {
        const string Text =
            "SELECT DISTINCT Text, Sum, Last FROM EveryType WHERE Text LIKE 'a\\b%' AND Integer > 1 AND Decimal < 1.5 AND Date = '2024-05-01' AND DateTime >= '2024-05-01T10:30:59Z'"
            + " AND Guid = '2a31c234-1f4e-4c60-909e-76d234f93161' AND Flag = 'N' ORDER BY Text, Last DESC LIMIT 5 TIMESPAN LAST_6_MONTHS AGGREGATED Daily";

        var code = TypedCode.Create(new QueryInspection(Text, Datasets));

        Assert.Null(code.Reason);
        Assert.StartsWith("Datasets.EveryType\n    .Where(x => ", code.Expression, StringComparison.Ordinal);
        TestProject.Create(Samples.EveryType).WithSource("Program.cs", code.Program!).Build().AssertCompiles();
    }

    [Fact]
    public void A_program_of_each_service_and_credential_compiles()
    {
        var inspection = new QueryInspection("SELECT Text FROM EveryType", Datasets);
        var address = new Uri("http://127.0.0.1:5000/insights/v1/mpn/");
        CredentialCode[] credentials = [CredentialCode.Login, CredentialCode.Token("a\"b"), CredentialCode.TokenVariable("TOKEN"), CredentialCode.Application("TENANT", "APPLICATION", "SECRET")];
        foreach (var program in ServiceProgram.All)
        {
            foreach (var credential in credentials)
            {
                foreach (var client in new[] { ClientCode.ForService(program, credential), ClientCode.ForLocalService(program, address, credential, credential) })
                {
                    var code = TypedCode.Create(inspection, client).Program!;
                    TestProject.Create(Samples.EveryType).WithSource("Program.cs", code).Build().AssertCompiles();
                    Assert.Equal(program != ServiceProgram.PartnerInsights, client.Statement.Contains($"Program = InsightsProgram.{program.Name}", StringComparison.Ordinal));
                }
            }
        }
    }

    [Theory]
    [InlineData("SELECT Text FROM", "Correct the query first.")]
    [InlineData("SELECT Text FROM EveryType WHERE Flag != 'Y'", "A typed query does not support the condition on Flag. Run the text with InsightsQuery.FromText.")]
    [InlineData("SELECT Text FROM EveryType LIMIT 2147483648", "A typed query does not support so large a LIMIT. Run the text with InsightsQuery.FromText.")]
    public void A_query_without_a_program_has_a_reason(string text, string reason)
    {
        var code = TypedCode.Create(new QueryInspection(text, Datasets));

        Assert.Equal((null, null, reason), (code.Expression, code.Program, code.Reason));
    }
}
