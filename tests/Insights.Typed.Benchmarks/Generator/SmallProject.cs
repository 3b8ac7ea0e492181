using System.Globalization;

namespace Insights.Typed.Benchmarks.Generator;

/// <summary>A project of 40 small files of ordinary C#, without a query.</summary>
internal static class SmallProject
{
    private const int FileCount = 40;

    public static IEnumerable<(string Path, string Text)> Files { get; } = [.. Enumerable.Range(0, FileCount).Select(i => ($"Service{i}.cs", CreateFile(i)))];

    private static string CreateFile(int number) => string.Create(CultureInfo.InvariantCulture, $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;

        namespace Small;

        public sealed record Item{{number}}(string Name, int Count, DateOnly Day);

        public sealed class Service{{number}}
        {
            private readonly List<Item{{number}}> items = [];

            public void Add(Item{{number}} item) => items.Add(item);

            public IEnumerable<string> GetNames(int atLeast) => items.Where(x => x.Count >= atLeast).OrderBy(x => x.Name).Select(x => x.Name);

            public Dictionary<string, int> GetTotals() => items.GroupBy(x => x.Name).ToDictionary(g => g.Key, g => g.Sum(x => x.Count));

            public async Task<string> DescribeAsync(CancellationToken cancellationToken)
            {
                await Task.Delay(1, cancellationToken);
                foreach (var item in items)
                {
                    if (item.Day.Year == 2026 && item.Name.Contains("a", StringComparison.Ordinal))
                    {
                        return $"{item.Name}: {item.Count}";
                    }
                }

                return string.Join(", ", from x in items where x.Count > {{number}} select x.Name);
            }
        }
        """);
}
