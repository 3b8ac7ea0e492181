using Insights.Typed;

Console.WriteLine(Datasets.Seats.Select(x => x.Room));
Console.WriteLine(string.Join(", ", typeof(Datasets).GetProperties().Select(p => p.Name)));
