using System.Globalization;
using Insights.Typed.Export.Tests.Tds;
using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Insights.Typed.Export.Tests.Databases.SqlServer;

/// <summary>T-SQL as Microsoft's parser reads it, for SQL Server 2016 and later.</summary>
internal static class TransactSql
{
    /// <summary>Parses a batch, and returns its first statement; that of a condition, if it is one.</summary>
    /// <exception cref="TdsException">The text is not T-SQL.</exception>
    public static TSqlStatement Parse(string text)
    {
        var script = (TSqlScript)new TSql130Parser(initialQuotedIdentifiers: true).Parse(new StringReader(text), out var errors);
        if (errors.Count > 0)
        {
            throw new TdsException(new(102, 15, string.Create(CultureInfo.InvariantCulture, $"{errors[0].Message} Line {errors[0].Line} of: {text}")));
        }

        return Assert.Single(script.Batches).Statements[0] is var statement && statement is IfStatement { ThenStatement: var then } ? then : statement;
    }
}
