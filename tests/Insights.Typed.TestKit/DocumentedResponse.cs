using System.Text;

namespace Insights.Typed.TestKit;

/// <summary>The responses in the documentation of the service's API, one for each step of its guide. Each test reads the same file.</summary>
public static class DocumentedResponse
{
    public const string Datasets = "step1-get-datasets";

    public const string CreatedQuery = "step2-create-query";

    public const string Preview = "step3-test-query-result";

    public const string CreatedReport = "step4-create-report";

    public const string Executions = "step5-report-executions";

    /// <summary>The text of a response.</summary>
    public static string ReadText(string name)
    {
        using var stream = typeof(DocumentedResponse).Assembly.GetManifestResourceStream($"responses/{name}.json")
            ?? throw new ArgumentException($"The documentation has no response '{name}'.", nameof(name));
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
