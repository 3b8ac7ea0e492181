using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Spectre.Console;

namespace QuickStart;

/// <summary>Prints rows as a table: a column for each property, or a single one for plain values.</summary>
internal static class Table
{
    public static async Task PrintAsync<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] T>(string title, IAsyncEnumerable<T> rows)
    {
        var properties = typeof(T).IsPrimitive || typeof(T).Namespace == nameof(System) ? [] : typeof(T).GetProperties();
        var table = new Spectre.Console.Table();
        table.AddColumns(properties.Length == 0 ? [typeof(T).Name] : [.. properties.Select(p => p.Name)]);
        await foreach (var row in rows)
        {
            var cells = properties.Length == 0 ? [row] : properties.Select(p => p.GetValue(row));
            table.AddRow([.. cells.Select(cell => Markup.Escape(ToText(cell)))]);
        }

        Console.WriteLine(title);
        AnsiConsole.Write(table);
    }

    private static string ToText(object? cell) =>
        cell is DateOnly date ? date.ToString("O", CultureInfo.InvariantCulture) : Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "";
}
