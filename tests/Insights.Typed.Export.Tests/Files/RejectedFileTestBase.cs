using Insights.Typed.Export.Tests.Databases;
using Insights.Typed.Language;
using Insights.Typed.Reading;

namespace Insights.Typed.Export.Tests.Files;

/// <summary>What the tests of rejected rows share.</summary>
public abstract class RejectedFileTestBase(DatabaseService service, AzuriteServer server) : FileTestBase(service, server)
{
    /// <summary>Columns of which one has values of another type in most rows.</summary>
    protected static IReadOnlyList<ReaderColumn> Columns { get; } = [AnyValues.Name, new("Misfit", ColumnType.Integer, isNullable: false)];

    protected static RowRejectionLimit Limit { get; } = RowRejectionLimit.FromPercent(90);

    protected static List<string> GetRejectedFiles(TestStore store) => [.. store.FileNames.Where(name => name.Contains("/rejected/", StringComparison.Ordinal))];
}
