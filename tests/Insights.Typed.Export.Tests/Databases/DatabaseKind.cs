namespace Insights.Typed.Export.Tests.Databases;

/// <summary>The databases that the tests export to.</summary>
public enum DatabaseKind
{
    Sqlite,
    DuckDb,
    PostgreSql,
    SqlServer,
}
