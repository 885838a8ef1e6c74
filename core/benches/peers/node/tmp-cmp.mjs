import { readFileSync } from 'node:fs';
import fjp from 'fast-json-patch';
const doc=readFileSync('/work/main/core/benches/data/pod.json','utf8'), pat=readFileSync('/work/main/core/benches/data/injection.json','utf8');
const C={};
for (const n of process.argv.slice(2)) { const m=await import(n+'/node.js'); C[n]=()=>m.patch.applyText('rfc6902',doc,pat); C[n+' empty']=()=>m.patch.applyText('rfc6902','{}','[]'); C[n+' noop']=()=>m.patch.applyText('rfc6902',doc,'[]');}
C.fjp=()=>JSON.stringify(fjp.applyPatch(JSON.parse(doc),JSON.parse(pat),false,true).newDocument);
const S={}; for (const k in C){S[k]=[]; for(let i=0;i<3000;i++)C[k]();}
for(let r=0;r<40;r++) for(const k in C){ const t=process.hrtime.bigint(); for(let i=0;i<300;i++)C[k](); S[k].push(Number(process.hrtime.bigint()-t)/300e3);}
for(const k in C){S[k].sort((a,b)=>a-b); console.log(k.padEnd(20),S[k][20].toFixed(1),'min',S[k][0].toFixed(1));}
